package io.millrace.migration.progress;

import io.millrace.contracts.Events;
import io.millrace.contracts.MigrationFinished;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.catalog.MigrationStatus;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends a job and says so on its topic, in one transaction. */
@ApplicationScoped
public class Conclude {

    private static final String END =
            """
            UPDATE migration SET status = $4, reason = $5, ended_at = now(), step = NULL, try_at = NULL
            WHERE tenant = $1 AND kind = $2 AND code = $3
            RETURNING triggered_by, started_at, ended_at, traceparent
            """;
    private static final String COUNT =
            """
            SELECT count(*)::int AS objects, count(*) FILTER (WHERE outcome = 'FAILED')::int AS failed
            FROM migration_object WHERE tenant = $1 AND kind = $2 AND code = $3
            """;

    private final Progress progress;
    private final EventWriter writer;
    private final Outbox outbox;

    Conclude(Progress progress, EventWriter writer, Outbox outbox) {
        this.progress = progress;
        this.writer = writer;
        this.outbox = outbox;
    }

    /**
     * @param work what is to be kept besides
     */
    public Uni<Optional<Job>> success(Job job, Function<SqlConnection, Uni<Void>> work) {
        return end(job, MigrationStatus.SUCCESS, null, work);
    }

    /**
     * @param reason sentences for the caller
     */
    public Uni<Optional<Job>> failure(
            Job job, String reason, Function<SqlConnection, Uni<Void>> work) {
        return end(job, MigrationStatus.FAILED, reason, work);
    }

    private Uni<Optional<Job>> end(
            Job job,
            MigrationStatus status,
            @Nullable String reason,
            Function<SqlConnection, Uni<Void>> work) {
        return progress.end(
                        job,
                        transaction ->
                                work.apply(transaction)
                                        .chain(() ->
                                                CarriedObjects.dropBodies(transaction, job.key()))
                                        .chain(() -> end(transaction, job, status, reason)))
                .invoke(outbox::wake);
    }

    private Uni<Void> end(
            SqlConnection transaction, Job job, MigrationStatus status, @Nullable String reason) {
        return transaction
                .preparedQuery(END)
                .execute(tuple(job).addString(status.name()).addString(reason))
                .chain(ended ->
                        transaction
                                .preparedQuery(COUNT)
                                .execute(tuple(job))
                                .chain(counted ->
                                        announce(
                                                transaction,
                                                job,
                                                status,
                                                ended.iterator().next(),
                                                counted.iterator().next())));
    }

    private Uni<Void> announce(
            SqlConnection transaction, Job job, MigrationStatus status, Row ended, Row counted) {
        var finished =
                new MigrationFinished(
                        job.key().code(),
                        job.key().kind().name(),
                        status.name(),
                        counted.getInteger("objects"),
                        counted.getInteger("failed"),
                        ended.getString("triggered_by"),
                        ended.getOffsetDateTime("started_at").toInstant(),
                        ended.getOffsetDateTime("ended_at").toInstant());
        return outbox.append(
                transaction,
                List.of(
                        writer.write(
                                Events.MIGRATION_FINISHED,
                                job.tenant(),
                                job.key().aggregate(),
                                finished,
                                ended.getString("traceparent"))));
    }

    private static Tuple tuple(Job job) {
        return Tuple.of(job.tenant(), job.key().kind().name(), job.key().code());
    }
}
