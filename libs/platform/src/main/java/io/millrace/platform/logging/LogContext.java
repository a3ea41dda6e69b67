package io.millrace.platform.logging;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Puts a tenant and a run beside the log lines written until it is closed, on this thread and, in a
 * request, along its chain. The trace is put there by the tracing itself.
 */
public final class LogContext implements AutoCloseable {

    /** Names in the log's context. */
    public static final String TENANT = "tenant";

    public static final String RUN = "runId";

    private final @Nullable Object tenantBefore;
    private final @Nullable Object runBefore;

    private LogContext(String tenant, String runId) {
        this.tenantBefore = MDC.get(TENANT);
        this.runBefore = MDC.get(RUN);
        MDC.put(TENANT, tenant);
        MDC.put(RUN, runId);
    }

    public static LogContext of(String tenant, String runId) {
        return new LogContext(tenant, runId);
    }

    @Override
    public void close() {
        restore(TENANT, tenantBefore);
        restore(RUN, runBefore);
    }

    private static void restore(String name, @Nullable Object before) {
        if (before == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, before);
        }
    }
}
