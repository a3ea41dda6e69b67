package io.millrace.scheduler.runs;

import io.millrace.scheduler.run.TaskState;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of a run.
 *
 * @param attempt calls made so far; restarts go on counting
 * @param answer the worker's, cut
 */
record TaskView(
        String taskCode,
        String taskStatus,
        String statusCode,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String lastError,
        @Nullable String answer) {

    static TaskView of(String taskCode, Row row) {
        var status = TaskState.valueOf(row.getString("state")).status(row.getBoolean("tried"));
        return new TaskView(
                taskCode,
                status.word(),
                status.code(),
                row.getInteger("attempt"),
                RunView.instant(row.getOffsetDateTime("started_at")),
                RunView.instant(row.getOffsetDateTime("ended_at")),
                row.getString("last_error"),
                row.getString("answer"));
    }
}
