package io.millrace.scheduler.schedule;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;

/**
 * A schedule on its way: how it was started, as if its time were to come.
 *
 * @param batch definition of the batch it runs, as JSON; empty where there is none
 */
public record CarriedSchedule(
        UUID spid, StartCommand command, boolean paused, Optional<String> batch) {

    static CarriedSchedule of(Row row) {
        var schedule = ScheduleRow.read(row);
        var command =
                new StartCommand(
                        schedule.tenant(),
                        schedule.user(),
                        schedule.name(),
                        schedule.parameters(),
                        schedule.quartzDef(),
                        schedule.startDate(),
                        schedule.endDate(),
                        schedule.once(),
                        false,
                        schedule.retries(),
                        schedule.worker(),
                        schedule.traceparent());
        return new CarriedSchedule(
                schedule.spid(),
                command,
                schedule.paused(),
                Optional.ofNullable(row.getString("batch")));
    }
}
