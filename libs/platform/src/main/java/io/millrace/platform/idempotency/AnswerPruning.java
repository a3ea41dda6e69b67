package io.millrace.platform.idempotency;

import io.millrace.platform.retention.Pruning;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers are kept for 24 hours. */
@ApplicationScoped
class AnswerPruning implements Pruning {

    @Override
    public String subject() {
        return "answers by idempotency key";
    }

    @Override
    public String statement() {
        return """
        DELETE FROM idempotency_key WHERE (tenant, key) IN (
            SELECT tenant, key FROM idempotency_key
            WHERE created_at <= now() - interval '24 hours'
            ORDER BY created_at LIMIT 5000 FOR UPDATE SKIP LOCKED)
        """;
    }

    @Override
    public int batchSize() {
        return 5000;
    }
}
