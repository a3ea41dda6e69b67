package io.millrace.scheduler.schedule;

import io.millrace.platform.retention.Pruning;
import jakarta.enterprise.context.ApplicationScoped;

/** Old firings go, but not the latest of a process, which tells its status. */
@ApplicationScoped
class FiringPruning implements Pruning {

    private final int weeks;

    FiringPruning(ScheduleSettings settings) {
        this.weeks = settings.weeks();
    }

    @Override
    public String subject() {
        return "old firings";
    }

    @Override
    public String statement() {
        return """
        delete from process_firing where (tenant, spid, slot) in (
            select f.tenant, f.spid, f.slot from process_firing f
            where f.fired_at < now() - interval '%d weeks' and exists (
                select from process_firing later
                where later.tenant = f.tenant and later.spid = f.spid and later.slot > f.slot)
            limit 5000 for update skip locked)
        """
                .formatted(weeks);
    }

    @Override
    public int batchSize() {
        return 5000;
    }
}
