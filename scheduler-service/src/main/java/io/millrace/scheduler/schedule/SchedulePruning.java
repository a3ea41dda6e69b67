package io.millrace.scheduler.schedule;

import io.millrace.platform.retention.Pruning;
import jakarta.enterprise.context.ApplicationScoped;

/** Processes that are over go after a while, with what they fired. */
@ApplicationScoped
class SchedulePruning implements Pruning {

    private final int weeks;

    SchedulePruning(ScheduleSettings settings) {
        this.weeks = settings.weeks();
    }

    @Override
    public String subject() {
        return "finished processes";
    }

    @Override
    public String statement() {
        return """
        delete from process_schedule where (tenant, spid) in (
            select tenant, spid from process_schedule where over_at < now() - interval '%d weeks'
            limit 500 for update skip locked)
        """
                .formatted(weeks);
    }

    @Override
    public int batchSize() {
        return 500;
    }
}
