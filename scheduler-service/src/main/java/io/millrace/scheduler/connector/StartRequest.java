package io.millrace.scheduler.connector;

import io.millrace.platform.json.JsonBody;
import io.millrace.platform.tracing.TraceParent;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.schedule.ProcessRefused;
import io.millrace.scheduler.schedule.StartCommand;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Starts a process: once, now, on a cron, or several of these.
 *
 * @param retryCount how often a run that failed is repeated
 */
record StartRequest(
        String name,
        RunParameters values,
        @Nullable String quartzDef,
        @Nullable LocalDateTime startDate,
        @Nullable LocalDateTime endDate,
        boolean runOnce,
        boolean runImmediately,
        int retryCount,
        @Nullable String worker) {

    private static final String NOW = "runImmediately";
    private static final String NOW_AS_PRINTED = "run immediately";

    static StartRequest read(JsonBody body) {
        var fields = new StartFields(body);
        var request =
                new StartRequest(
                        fields.required("name"),
                        fields.values("values"),
                        fields.text("quartzDef"),
                        fields.date("startDate"),
                        fields.date("endDate"),
                        fields.flag("runOnce"),
                        fields.flag(fields.has(NOW) ? NOW : NOW_AS_PRINTED),
                        fields.count("retryCount"),
                        fields.text("worker"));
        if (!request.runOnce && !request.runImmediately && request.quartzDef == null) {
            throw ProcessRefused.invalid(
                    "One of runOnce, runImmediately and quartzDef must say when to run.");
        }
        return request;
    }

    StartCommand command(String tenant, String user) {
        return new StartCommand(
                tenant,
                user,
                name,
                values,
                quartzDef,
                startDate,
                endDate,
                runOnce,
                runImmediately,
                retryCount,
                worker,
                TraceParent.current());
    }
}
