package io.millrace.scheduler.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Parameters given at a trigger for one batch; values are any JSON.
 *
 * @param batchParams parameter name to value, seen by every task
 * @param taskRuntimeParams task code to parameters of that task alone
 */
public record RunParameters(
        Map<String, JsonNode> batchParams, Map<String, Map<String, JsonNode>> taskRuntimeParams) {

    public static final RunParameters NONE = new RunParameters(Map.of(), Map.of());
}
