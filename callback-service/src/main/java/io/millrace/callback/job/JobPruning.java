package io.millrace.callback.job;

import io.millrace.platform.retention.Pruning;
import jakarta.enterprise.context.ApplicationScoped;

/** Jobs whose time is over. */
@ApplicationScoped
class JobPruning implements Pruning {

    @Override
    public String subject() {
        return "jobs retired";
    }

    @Override
    public String statement() {
        return """
        delete from job where (tenant, job_id) in (
            select tenant, job_id from job where retire_at < now() order by retire_at
            limit 5000 for update skip locked)
        """;
    }

    @Override
    public int batchSize() {
        return 5000;
    }
}
