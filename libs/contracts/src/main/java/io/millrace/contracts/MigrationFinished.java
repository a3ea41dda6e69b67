package io.millrace.contracts;

import java.time.Instant;

/**
 * An export or import ended. A code may be triggered again after a failure.
 *
 * @param kind "EXPORT" or "IMPORT"; codes of the two are separate name spaces
 * @param status "SUCCESS" or "FAILED"
 * @param objects number of objects in the bundle
 * @param objectsFailed how many of them were refused
 * @param triggeredBy remote user
 */
public record MigrationFinished(
        String migrationCode,
        String kind,
        String status,
        int objects,
        int objectsFailed,
        String triggeredBy,
        Instant startedAt,
        Instant endedAt) {}
