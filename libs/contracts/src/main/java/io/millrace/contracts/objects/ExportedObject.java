package io.millrace.contracts.objects;

import java.util.List;

/**
 * An object as it can be carried: without any secret.
 *
 * @param body JSON object, as text so that every digit of its numbers stays
 * @param secrets names of the secrets and secret parameters that it needs where it arrives
 */
public record ExportedObject(
        String type,
        String code,
        String body,
        List<ObjectReference> references,
        List<String> secrets) {}
