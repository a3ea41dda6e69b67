package io.millrace.scheduler.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.definition.WorkerDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that one call needs.
 *
 * @param batchParams parameters given at the trigger; the definition's stand behind them
 * @param taskRuntimeParams parameters given at the trigger for this task alone
 * @param outputs of earlier tasks, keyed {@code TASK.name}
 * @param jobId of an asynchronous task, else null
 * @param traceparent W3C trace context of the run, or null
 */
public record TaskCall(
        String tenant,
        String batchRunId,
        BatchDefinition batch,
        TaskDefinition task,
        WorkerDefinition worker,
        int attempt,
        Map<String, JsonNode> batchParams,
        Map<String, JsonNode> taskRuntimeParams,
        Map<String, JsonNode> outputs,
        @Nullable String jobId,
        @Nullable String traceparent) {}
