package io.millrace.scheduler.bounce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.contracts.BounceDue;
import io.millrace.scheduler.run.RunParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the run of a bounce is told; HOSTS is an array, everything else text or a number. */
final class BounceParameters {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private BounceParameters() {}

    static RunParameters of(BounceDue due) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        due.options().forEach((name, value) -> values.put("OPTION_" + name, JSON.textNode(value)));
        values.put("EXECUTION_ID", JSON.textNode(due.executionId()));
        values.put("SUPPORT_IDENTIFIER", JSON.textNode(due.supportIdentifier()));
        values.put("SERVICE_TYPE", JSON.textNode(due.serviceType()));
        values.put("INSTANCE_ID", JSON.textNode(due.instanceId()));
        values.put("OPERATION", JSON.textNode(due.operation()));
        values.put("SERVICES", JSON.textNode(due.services()));
        values.put("HOSTS", hosts(due));
        values.put("SCHEDULED_START", JSON.textNode(due.scheduledStart().toString()));
        values.put("SCHEDULED_END", JSON.textNode(due.scheduledEnd().toString()));
        if (due.blackOutMinutes() != null) {
            values.put("BLACK_OUT_MINUTES", JSON.numberNode(due.blackOutMinutes()));
        }
        return new RunParameters(values, Map.of());
    }

    private static JsonNode hosts(BounceDue due) {
        var hosts = JSON.arrayNode();
        due.hosts().forEach(hosts::add);
        return hosts;
    }
}
