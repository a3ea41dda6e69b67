package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The fields of a definition in the order of its documentation. The database keeps no order, and
 * what nobody knows is dropped.
 */
final class KnownFields {

    private static final List<String> ORDER =
            List.of(
                    "baseUrl",
                    "maxConcurrency",
                    "ratePerSecond",
                    "auth",
                    "type",
                    "secret",
                    "cancelPath",
                    "taskCode",
                    "batchName",
                    "description",
                    "zone",
                    "deadline",
                    "batchParams",
                    "secretParams",
                    "worker",
                    "method",
                    "path",
                    "query",
                    "headers",
                    "body",
                    "mode",
                    "after",
                    "timeout",
                    "repeatable",
                    "retry",
                    "maxAttempts",
                    "backoff",
                    "factor",
                    "maxBackoff",
                    "outputs",
                    "tasks",
                    "members");
    private static final List<String> NESTED = List.of("auth", "retry", "tasks", "members");

    private KnownFields() {}

    static ObjectNode only(JsonNode definition) {
        var ordered = JsonNodeFactory.instance.objectNode();
        for (var name : ORDER) {
            var value = definition.get(name);
            if (value != null) {
                ordered.set(name, NESTED.contains(name) ? nested(value) : value);
            }
        }
        return ordered;
    }

    private static JsonNode nested(JsonNode value) {
        if (!value.isArray()) {
            return only(value);
        }
        var ordered = JsonNodeFactory.instance.arrayNode(value.size());
        value.forEach(element -> ordered.add(only(element)));
        return ordered;
    }
}
