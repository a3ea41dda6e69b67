package io.millrace.scheduler.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Parameters given with a trigger.
 *
 * @param forAll for the batch, or for every member of the group
 * @param forMembers for one member of a group each, by its batch code
 */
record DynamicParams(Overrides forAll, Map<String, Overrides> forMembers) {

    static final DynamicParams NONE = new DynamicParams(Overrides.NONE, Map.of());

    /**
     * Values of one run.
     *
     * @param taskRuntimeParams by task code, then by name
     */
    record Overrides(
            Map<String, JsonNode> batchParams,
            Map<String, Map<String, JsonNode>> taskRuntimeParams) {

        static final Overrides NONE = new Overrides(Map.of(), Map.of());
    }
}
