package io.millrace.bounce.execution;

import io.millrace.bounce.field.Span;
import io.millrace.bounce.field.Window;
import io.millrace.bounce.ticket.Stage;
import io.millrace.platform.outbox.Outbox;
import io.millrace.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes executions, and tells of it in the same transaction. */
@ApplicationScoped
public class ExecutionChanges {

    private static final String INSERT =
            """
            INSERT INTO execution (tenant, id, operation, services, primary_contact, options, black_out_unit,
              black_out_value, traceparent)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String SAVE_TICKET =
            """
            UPDATE ticket SET stage = $3, starts_at = $4, ends_at = $5 WHERE tenant = $1 AND rfc_number = $2
            """;
    private static final String SAVE =
            """
            UPDATE execution
            SET due_at = $3, scheduled_by = $4, traceparent = $5, started_at = $6, ended_at = $7, reason = $8,
                batch_run_id = $9, run_status = $10, tasks = $11, tasks_failed = $12
            WHERE tenant = $1 AND id = $2
            """;

    private final Pool pool;
    private final Outbox outbox;
    private final ExecutionEvents events;

    ExecutionChanges(Pool pool, Outbox outbox, ExecutionEvents events) {
        this.pool = pool;
        this.outbox = outbox;
        this.events = events;
    }

    /** Runs work in a transaction, and has its events sent once it is committed. */
    public <T> Uni<T> transact(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work).invoke(this::committed);
    }

    void committed() {
        outbox.wake();
    }

    /** Its ticket is kept already. */
    Uni<Void> insert(SqlConnection transaction, Execution execution) {
        var request = execution.request();
        Span blackOut = request.blackOut();
        return transaction
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addString(execution.instance().tenant())
                                .addString(execution.id())
                                .addString(request.operation())
                                .addString(request.services())
                                .addString(request.primaryContact())
                                .addString(ExecutionRow.write(request.options()))
                                .addString(blackOut == null ? null : blackOut.unit())
                                .addInteger(blackOut == null ? null : blackOut.value())
                                .addString(execution.traceparent()))
                .chain(() -> tell(transaction, execution, execution.createdBy(), List.of()));
    }

    /**
     * Writes the change of an execution that is locked.
     *
     * @param by who changed it
     */
    public Uni<Execution> save(SqlConnection transaction, Execution changed, String by) {
        return save(transaction, changed, by, List.of());
    }

    /** The same, with words that go out behind the one of the change. */
    public Uni<Execution> save(
            SqlConnection transaction, Execution changed, String by, List<OutboxEvent> words) {
        return transaction
                .preparedQuery(SAVE_TICKET)
                .execute(ticketRow(changed))
                .chain(() -> transaction.preparedQuery(SAVE).execute(row(changed)))
                .chain(() -> tell(transaction, changed, by, words))
                .replaceWith(changed);
    }

    private Uni<Void> tell(
            SqlConnection transaction, Execution execution, String by, List<OutboxEvent> words) {
        List<OutboxEvent> all = new ArrayList<>(List.of(events.changed(execution, by)));
        all.addAll(words);
        return outbox.append(transaction, all);
    }

    private static Tuple ticketRow(Execution execution) {
        Window window = execution.window();
        return Tuple.tuple()
                .addString(execution.instance().tenant())
                .addString(execution.id())
                .addString(execution.stage().name())
                .addOffsetDateTime(time(window == null ? null : window.start()))
                .addOffsetDateTime(time(window == null ? null : window.end()));
    }

    private static Tuple row(Execution execution) {
        Window window = execution.window();
        var course = execution.course();
        Instant due =
                window != null && execution.stage() == Stage.SCHEDULED ? window.start() : null;
        return Tuple.tuple()
                .addString(execution.instance().tenant())
                .addString(execution.id())
                .addOffsetDateTime(time(due))
                .addString(execution.scheduledBy())
                .addString(execution.traceparent())
                .addOffsetDateTime(time(course.startedAt()))
                .addOffsetDateTime(time(course.endedAt()))
                .addString(course.reason())
                .addString(course.batchRunId())
                .addString(course.runStatus())
                .addInteger(course.tasks())
                .addInteger(course.tasksFailed());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
