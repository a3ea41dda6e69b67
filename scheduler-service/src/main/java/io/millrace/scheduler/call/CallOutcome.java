package io.millrace.scheduler.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one call. {@code answer} is the worker's body, cut to 4 KiB for the record. */
public sealed interface CallOutcome {

    /** A 2xx answer to a synchronous task. */
    record Succeeded(Map<String, JsonNode> outputs, String answer) implements CallOutcome {}

    /** A 2xx answer to an asynchronous task: its callback settles it. */
    record Accepted(String answer) implements CallOutcome {}

    /** Final: a 3xx or 4xx answer, an unknown placeholder, a forbidden address. */
    record Refused(String error, String answer) implements CallOutcome {}

    /** Worth another attempt: 408, 425, 429, 5xx or a connection fault. */
    record Faulted(String error, String answer, @Nullable Duration retryAfter)
            implements CallOutcome {}

    /** No answer within the task's timeout: whether the worker did the work is unknown. */
    record TimedOut(String error) implements CallOutcome {}
}
