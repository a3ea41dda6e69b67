package io.millrace.platform.outage;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a backing server that is away, or full, from a fault of our own. */
public final class Outage {

    /** Connection exceptions, too many connections, shut-down, read-only standby, lock timeout. */
    private static final Set<String> SQL_STATES =
            Set.of(
                    "53300", "53400", "57P01", "57P02", "57P03", "57P05", "25006", "55P03", "53100",
                    "53200", "58000", "58030");

    private static final int DEEPEST_CAUSE = 8;

    private Outage() {}

    /** Whether the same request may well succeed a little later. */
    public static boolean isBehind(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isOutage(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case BackingServerAway _, TimeoutException _ -> true;
            case io.smallrye.mutiny.TimeoutException _ -> true;
            case SocketException _, UnknownHostException _, ClosedChannelException _ -> true;
            case InterruptedIOException _, ClosedConnectionException _ -> true;
            case PgException refused -> isOutage(refused.getSqlState());
            case VertxException vertx -> isPoolFull(vertx.getMessage());
            default -> isPoolFull(cause.getMessage()) && isWithoutStack(cause);
        };
    }

    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || SQL_STATES.contains(sqlState));
    }

    /** The pool's own exceptions are private; they have these words and no stack. */
    private static boolean isPoolFull(@Nullable String message) {
        return message != null
                && (message.startsWith("Timeout")
                        || message.startsWith("Connection pool reached max wait queue size")
                        || message.startsWith("Connection was closed")
                        || message.contains("Connection reset")
                        || message.equals("Pool closed")
                        || message.startsWith("Fail to read any response from the server"));
    }

    private static boolean isWithoutStack(Throwable cause) {
        return cause.getStackTrace().length == 0;
    }
}
