package io.millrace.platform.objects;

import io.millrace.platform.retention.Pruning;
import jakarta.enterprise.context.ApplicationScoped;

/** Imports can be undone for a month, which is longer than any of them goes on. */
@ApplicationScoped
class ImportPruning implements Pruning {

    @Override
    public String subject() {
        return "imports of objects";
    }

    @Override
    public String statement() {
        return """
        DELETE FROM object_import WHERE (tenant, id) IN (
            SELECT tenant, id FROM object_import WHERE created_at < now() - interval '30 days'
            LIMIT 1000 FOR UPDATE SKIP LOCKED)
        """;
    }

    @Override
    public int batchSize() {
        return 1000;
    }
}
