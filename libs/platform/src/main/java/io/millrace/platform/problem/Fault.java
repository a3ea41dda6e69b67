package io.millrace.platform.problem;

import io.millrace.platform.outage.Outage;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * A failure that is ours, already logged.
 *
 * @param status 503 where a backing server is away, else 500
 * @param code finds the log line; all that the caller learns
 */
public record Fault(int status, String code) {

    /** When a caller may ask again after a 503. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(Fault.class);

    /** Logs the failure, once, and says what the caller may know of it. */
    public static Fault report(Throwable failure) {
        String code = newCode();
        if (Outage.isBehind(failure)) {
            LOG.errorf("%s: %s", code, failure);
            return new Fault(503, code);
        }
        LOG.error(code, failure);
        return new Fault(500, code);
    }

    public boolean isOutage() {
        return status == 503;
    }

    private static String newCode() {
        return "%010X".formatted(ThreadLocalRandom.current().nextLong(1L << 40));
    }
}
