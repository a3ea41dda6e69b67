package io.millrace.report.source;

import io.millrace.platform.outage.BackingServerAway;
import java.sql.SQLException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the failures of a data source mean. */
public final class SourceFaults {

    private static final Logger LOG = Logger.getLogger(SourceFaults.class);

    private static final String NO_USABLE_PASSWORD = "08004";
    private static final String NO_DATABASE = "3D000";
    private static final String NO_GRANT = "42501";
    private static final String READ_ONLY = "25006";
    private static final String TIMED_OUT = "57014";

    /** A lock held too long, a deadlock, a transaction that another one was in the way of. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01", "40001");

    private SourceFaults() {}

    /**
     * A connection that is lost, or not to be had now, is an outage, and so is what others do there
     * meanwhile. Any other refusal of a tenant's source is the source's own; one of the reporting
     * store is ours and stays as it is.
     */
    public static Exception meaningOf(String dataSource, SQLException failure) {
        String state = failure.getSQLState();
        if (isOutage(state) || isBusy(state)) {
            LOG.debugf("data source %s: %s: %s", dataSource, state, failure.getMessage());
            return new BackingServerAway("The data source " + dataSource, failure);
        }
        if (dataSource.equals(DataSources.REPORTING) || TIMED_OUT.equals(state)) {
            return failure;
        }
        LOG.warnf("data source %s: %s: %s", dataSource, state, failure.getMessage());
        return new UnusableSource(dataSource, faultOf(state), failure);
    }

    /** Also where it said nothing of the kind: then it was not the server that spoke. */
    private static boolean isOutage(@Nullable String state) {
        return state == null
                || (state.startsWith("08") && !state.equals(NO_USABLE_PASSWORD))
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.startsWith("58");
    }

    private static boolean isBusy(@Nullable String state) {
        return state != null && BUSY.contains(state);
    }

    private static String faultOf(@Nullable String state) {
        String fault =
                switch (String.valueOf(state)) {
                    case NO_USABLE_PASSWORD -> "refuses the user or the password";
                    case NO_DATABASE -> "has no such database";
                    case NO_GRANT -> "does not let its user read the view: a grant is missing";
                    case READ_ONLY -> "may only be read, and the view writes";
                    case String login when login.startsWith("28") ->
                            "refuses the user or the password";
                    case String name when name.startsWith("42") ->
                            "cannot run the view: something in it is missing or misspelt";
                    case String value when value.startsWith("22") ->
                            "meets a value that the view cannot work with";
                    default -> "refuses the query";
                };
        return fault + " (SQL state " + state + ")";
    }
}
