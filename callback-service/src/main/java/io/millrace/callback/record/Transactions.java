package io.millrace.callback.record;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Transactions whose BEGIN and COMMIT cost no round trip of their own: they are sent together with
 * the first and the last statement.
 */
final class Transactions {

    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Pool pool;

    Transactions(Pool pool) {
        this.pool = pool;
    }

    /** Commits; again when it lost against another transaction. */
    <T> Uni<T> run(
            Function<SqlConnection, Uni<T>> work, BiFunction<SqlConnection, T, Uni<Void>> last) {
        return Uni.createFrom()
                .deferred(pool::getConnection)
                .chain(connection ->
                        within(connection, work, last).eventually(() -> connection.close()))
                .onFailure(Transactions::isConflict)
                .retry()
                .withBackOff(PAUSE, PAUSE.multipliedBy(20))
                .atMost(6);
    }

    private static <T> Uni<T> within(
            SqlConnection connection,
            Function<SqlConnection, Uni<T>> work,
            BiFunction<SqlConnection, T, Uni<Void>> last) {
        return pair(command(connection, "BEGIN"), work.apply(connection))
                .chain(result ->
                        pair(last.apply(connection, result), command(connection, "COMMIT"))
                                .replaceWith(result))
                .onFailure()
                .call(() -> command(connection, "ROLLBACK").onFailure().recoverWithNull());
    }

    private static <A, T> Uni<T> pair(Uni<A> first, Uni<T> second) {
        return Uni.combine().all().unis(first, second).with((_, result) -> result);
    }

    private static Uni<Void> command(SqlConnection connection, String sql) {
        return connection.query(sql).execute().replaceWithVoid();
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof PgException e && CONFLICTS.contains(e.getSqlState());
    }
}
