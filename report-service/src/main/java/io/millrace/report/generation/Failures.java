package io.millrace.report.generation;

import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.secret.SecretMissing;
import io.millrace.report.source.UnknownSource;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failure means for the report that met it. */
final class Failures {

    private static final String TIMED_OUT = "57014";

    private Failures() {}

    /** Whether it may well be made a little later. */
    static boolean isOutage(Throwable failure) {
        if (Outage.isBehind(failure)) {
            return true;
        }
        String state = sqlState(failure);
        return state != null
                && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    /** One sentence for those who asked for the report. */
    static String sentence(Throwable failure) {
        return switch (failure) {
            case UnknownSource unknown -> "It cannot be read: " + unknown.detail() + ".";
            case SecretMissing missing -> "It cannot be read: " + missing.getMessage() + ".";
            case SQLException slow when TIMED_OUT.equals(slow.getSQLState()) ->
                    "The query took longer than it may.";
            default ->
                    "The report failed. The log has the reason under code "
                            + Fault.report(failure).code();
        };
    }

    private static @Nullable String sqlState(Throwable failure) {
        return failure instanceof SQLException refused ? refused.getSQLState() : null;
    }
}
