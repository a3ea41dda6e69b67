package io.millrace.migration.progress;

import io.millrace.migration.catalog.Migration.BundleFile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records steps, each in one transaction with what it found out, and only for who has the lease.
 */
@ApplicationScoped
public class Progress {

    private static final String OF =
            " WHERE m.tenant = $1 AND m.kind = $2 AND m.code = $3 AND m.fence = $4"
                    + " AND m.status = 'INPROGRESS' ";
    private static final String LOCK = "SELECT 1 FROM migration m" + OF + "FOR UPDATE";
    private static final String NEXT =
            "UPDATE migration m SET step = $5, place = $6, done = $7, total = $8, reason = $9,"
                    + " failures = 0"
                    + OF
                    + "RETURNING "
                    + Job.COLUMNS;
    private static final String BUNDLE =
            "UPDATE migration m SET file_id = $5, file_name = $6, size_bytes = $7, sha256 = $8,"
                    + " format_version = $9"
                    + OF;

    private final Pool pool;

    Progress(Pool pool) {
        this.pool = pool;
    }

    /**
     * Where the job goes on.
     *
     * @param done objects of {@code total} that are through
     * @param reason why it is being undone, else null
     */
    public record Goal(Step step, int place, int done, int total, @Nullable String reason) {

        public static Goal of(Step step, int done, int total) {
            return new Goal(step, 0, done, total, null);
        }

        public Goal at(int number) {
            return new Goal(step, number, done, total, reason);
        }
    }

    /**
     * Runs work under the job's lock, and says where the job goes on; fails with {@link LeaseLost}
     * where another pod has it.
     */
    public Uni<Optional<Job>> advance(Job job, Goal goal, Function<SqlConnection, Uni<Void>> work) {
        return locked(job, work, transaction -> next(transaction, job, goal));
    }

    /** The same where the work itself ends the job. */
    public Uni<Optional<Job>> end(Job job, Function<SqlConnection, Uni<Void>> work) {
        return locked(job, work, _ -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<Job>> locked(
            Job job,
            Function<SqlConnection, Uni<Void>> work,
            Function<SqlConnection, Uni<Optional<Job>>> then) {
        return pool.withTransaction(transaction ->
                transaction
                        .preparedQuery(LOCK)
                        .execute(tuple(job))
                        .invoke(rows -> requireLease(job, rows.size()))
                        .chain(() -> work.apply(transaction))
                        .chain(() -> then.apply(transaction)));
    }

    private static Uni<Optional<Job>> next(SqlConnection transaction, Job job, Goal goal) {
        return transaction
                .preparedQuery(NEXT)
                .execute(
                        tuple(job)
                                .addString(goal.step().name())
                                .addInteger(goal.place())
                                .addInteger(goal.done())
                                .addInteger(goal.total())
                                .addString(goal.reason()))
                .map(rows -> Job.all(rows).stream().findFirst());
    }

    /** Names the bundle that was written or read; part of a step's work. */
    public static Uni<Void> keepBundle(SqlConnection transaction, Job job, BundleFile bundle) {
        return transaction
                .preparedQuery(BUNDLE)
                .execute(
                        tuple(job)
                                .addLong(bundle.fileId())
                                .addString(bundle.fileName())
                                .addLong(bundle.size())
                                .addString(bundle.sha256())
                                .addInteger(bundle.formatVersion()))
                .replaceWithVoid();
    }

    private static void requireLease(Job job, int rows) {
        if (rows == 0) {
            throw new LeaseLost(job);
        }
    }

    private static Tuple tuple(Job job) {
        return Tuple.of(job.tenant(), job.key().kind().name(), job.key().code(), job.fence());
    }
}
