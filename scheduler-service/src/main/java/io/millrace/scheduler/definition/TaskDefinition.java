package io.millrace.scheduler.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call to a worker.
 *
 * @param worker code of the worker that is called
 * @param path appended to the worker's base URL; may hold {@code ${NAME}}
 * @param body template of the request body, or null for the standard body
 * @param after codes of the tasks that must end first
 * @param timeout for the answer, or for the callback of an asynchronous task
 * @param repeatable whether a call whose outcome is unknown may be made again
 * @param outputs output name to a pointer into the worker's answer
 */
public record TaskDefinition(
        String taskCode,
        String description,
        String worker,
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        @Nullable JsonNode body,
        TaskMode mode,
        List<String> after,
        Duration timeout,
        boolean repeatable,
        RetryPolicy retry,
        Map<String, JsonPointer> outputs) {}
