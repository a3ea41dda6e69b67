package io.millrace.scheduler.definition;

import io.millrace.platform.retention.Pruning;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Versions go when the last week is gone in which a run can have begun by them. A day is given away
 * because the ids of runs may be ahead of the clock.
 */
@ApplicationScoped
class VersionPruning implements Pruning {

    @Override
    public String subject() {
        return "versions of definitions";
    }

    @Override
    public String statement() {
        return """
        DELETE FROM definition_version WHERE id IN (
            SELECT id FROM definition_version
            WHERE retired_at < (first_day_of_runs() - 1)::timestamp AT TIME ZONE 'UTC'
            ORDER BY retired_at LIMIT 500 FOR UPDATE SKIP LOCKED)
        """;
    }

    @Override
    public int batchSize() {
        return 500;
    }
}
