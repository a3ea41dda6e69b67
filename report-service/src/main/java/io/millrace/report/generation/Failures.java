package io.millrace.report.generation;

import io.millrace.platform.outage.Outage;
import io.millrace.platform.problem.Fault;
import io.millrace.platform.secret.SecretMissing;
import io.millrace.report.source.UnknownSource;
import io.millrace.report.source.UnusableSource;
import java.sql.SQLException;

/** What a failure means for the report that met it. */
final class Failures {

    private static final String TIMED_OUT = "57014";

    private Failures() {}

    /** Whether it may well be made a little later. */
    static boolean isOutage(Throwable failure) {
        return Outage.isBehind(failure);
    }

    /** One sentence for those who asked for the report. */
    static String sentence(Throwable failure) {
        return switch (failure) {
            case UnknownSource unknown -> "It cannot be read: " + unknown.detail() + ".";
            case UnusableSource unusable -> "It cannot be read: " + unusable.detail() + ".";
            case SecretMissing missing -> "It cannot be read: " + missing.getMessage() + ".";
            case SQLException slow when TIMED_OUT.equals(slow.getSQLState()) ->
                    "The query took longer than it may.";
            default ->
                    "The report failed. The log has the reason under code "
                            + Fault.report(failure).code();
        };
    }
}
