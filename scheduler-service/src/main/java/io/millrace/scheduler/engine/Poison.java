package io.millrace.scheduler.engine;

import io.millrace.platform.outage.Outage;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;

/**
 * Tells what can never be stored from a database that takes nothing just now. Who is in doubt tries
 * again: only what fails for a reason of its own is poison.
 */
final class Poison {

    /**
     * Connections, conflicts, missing resources, cancelled statements, a schema not yet migrated.
     */
    private static final Set<String> PASSING =
            Set.of("08", "25", "40", "42", "53", "55", "57", "58");

    /** The week's table is not there, or not any more. */
    private static final String NO_TABLE = "42P01";

    private Poison() {}

    static boolean isBehind(Throwable failure) {
        return !Outage.isBehind(failure)
                && switch (failure) {
                    case PgException e -> isLasting(stateOf(e));
                    case IOException _, VertxException _, NoStackTraceThrowable _ -> false;
                    default -> true;
                };
    }

    private static boolean isLasting(String state) {
        return state.equals(NO_TABLE) || !PASSING.contains(state.substring(0, 2));
    }

    /** What an operator finds it by. */
    static String codeOf(Throwable failure) {
        return failure instanceof PgException e ? stateOf(e) : failure.getClass().getSimpleName();
    }

    private static String stateOf(PgException failure) {
        String state = failure.getSqlState();
        return state == null || state.length() < 2 ? "XX000" : state;
    }
}
