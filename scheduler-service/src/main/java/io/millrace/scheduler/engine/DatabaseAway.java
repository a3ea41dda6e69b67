package io.millrace.scheduler.engine;

import io.millrace.platform.problem.ProblemException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.time.Duration;

/**
 * Tells whether a transaction failed because PostgreSQL is not there, or has no connection left.
 */
final class DatabaseAway {

    private static final Duration LATER = Duration.ofSeconds(5);

    private DatabaseAway() {}

    static boolean is(Throwable failure) {
        return switch (failure) {
            case ClosedConnectionException _, IOException _, NoStackTraceThrowable _ -> true;
            case PgException e -> isShutdown(String.valueOf(e.getSqlState()));
            default -> false;
        };
    }

    /** A 503. What was asked for may have been committed: a key makes the repeat safe. */
    static ProblemException problem(Throwable failure) {
        return ProblemException.unavailable("The database is away; try again.", LATER, failure);
    }

    private static boolean isShutdown(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
}
