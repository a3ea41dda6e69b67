package io.millrace.bounce.start;

import io.millrace.bounce.execution.Execution;
import io.millrace.bounce.field.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution whose window has begun.
 *
 * @param batchName null where the instance is gone
 * @param now by the database's clock
 */
record Due(
        Execution execution,
        @Nullable String batchName,
        boolean optedIn,
        List<String> hosts,
        Instant now) {

    /** Why it cannot be started, or null. */
    @Nullable String obstacle() {
        Window window = execution.window();
        if (window == null || !now.isBefore(window.end())) {
            return "Its window was over before it could be started.";
        }
        if (batchName == null) {
            return "The instance was removed.";
        }
        return optedIn ? null : "The instance has opted out of bounces.";
    }
}
