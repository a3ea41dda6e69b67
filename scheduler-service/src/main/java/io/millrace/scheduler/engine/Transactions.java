package io.millrace.scheduler.engine;

import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Transactions whose BEGIN and COMMIT cost no round trip of their own: they are sent together with
 * the first and the last statements.
 */
public final class Transactions {

    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Pool pool;
    private final FreshPlans plans = new FreshPlans();

    public Transactions(Pool pool) {
        this.pool = pool;
    }

    public Pool pool() {
        return pool;
    }

    /** Rows were inserted or changed; the plans of the statements are kept in step with it. */
    public void wrote(int rows) {
        plans.wrote(rows);
    }

    /**
     * Runs the work and commits; again when it lost against another transaction. Goes on to its end
     * even if nobody waits for it any more.
     *
     * @param work its statements, all but the last
     * @param last statements that need the work's result, sent together with the COMMIT: all at
     *     once, since one that waits for another would come after it
     */
    public <T> Uni<T> run(
            Function<SqlConnection, Uni<T>> work, BiFunction<SqlConnection, T, Uni<Void>> last) {
        return Uni.createFrom().deferred(() -> untilWon(work, last).memoize().indefinitely());
    }

    private <T> Uni<T> untilWon(
            Function<SqlConnection, Uni<T>> work, BiFunction<SqlConnection, T, Uni<Void>> last) {
        return once(work, last)
                .onFailure(Transactions::isConflict)
                .retry()
                .withBackOff(PAUSE, PAUSE.multipliedBy(20))
                .atMost(6)
                .onFailure(Outage::isBehind)
                .transform(Transactions::unavailable);
    }

    /** A 503. What was asked for may have been committed: a key makes the repeat safe. */
    private static ProblemException unavailable(Throwable failure) {
        return ProblemException.unavailable("The database is away; try again.", LATER, failure);
    }

    /** As {@link #run}, without a second try. */
    <T> Uni<T> once(
            Function<SqlConnection, Uni<T>> work, BiFunction<SqlConnection, T, Uni<Void>> last) {
        return pool.getConnection()
                .chain(connection ->
                        within(connection, work, last).eventually(() -> connection.close()));
    }

    private <T> Uni<T> within(
            SqlConnection connection,
            Function<SqlConnection, Uni<T>> work,
            BiFunction<SqlConnection, T, Uni<Void>> last) {
        return pair(
                        command(connection, plans.begin(backend(connection))),
                        Uni.createFrom().deferred(() -> work.apply(connection)))
                .chain(result -> end(connection, last, result))
                .onFailure()
                .call(() -> command(connection, "ROLLBACK").onFailure().recoverWithNull());
    }

    private static <T> Uni<T> end(
            SqlConnection connection, BiFunction<SqlConnection, T, Uni<Void>> last, T result) {
        return pair(last.apply(connection, result), command(connection, "COMMIT"))
                .replaceWith(result);
    }

    private static int backend(SqlConnection connection) {
        return PgConnection.cast(connection.getDelegate()).processId();
    }

    private static <A, T> Uni<T> pair(Uni<A> first, Uni<T> second) {
        return Uni.combine().all().unis(first, second).with((_, result) -> result);
    }

    private static Uni<Void> command(SqlConnection connection, String sql) {
        return connection.query(sql).execute().replaceWithVoid();
    }

    static boolean isConflict(Throwable failure) {
        return failure instanceof PgException e && CONFLICTS.contains(e.getSqlState());
    }
}
