package io.millrace.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The strategic merge: objects by field, some lists by what names their entries. */
final class Merge {
    static final Map<String, String> KEYS =
            Map.of(
                    "containers", "name",
                    "env", "name",
                    "volumes", "name",
                    "volumeMounts", "mountPath");

    private Merge() {}

    static void into(ObjectNode resource, ObjectNode change) {
        change.properties().forEach(field -> merge(resource, field.getKey(), field.getValue()));
    }

    private static void merge(ObjectNode resource, String name, JsonNode change) {
        JsonNode before = resource.get(name);
        if (before instanceof ObjectNode object && change instanceof ObjectNode fields) {
            into(object, fields);
        } else if (before instanceof ArrayNode list && KEYS.containsKey(name)) {
            change.forEach(entry -> add(list, KEYS.get(name), (ObjectNode) entry));
        } else {
            resource.set(name, change.deepCopy());
        }
    }

    private static void add(ArrayNode list, String key, ObjectNode entry) {
        for (JsonNode there : list) {
            if (there.get(key).equals(entry.get(key))) {
                into((ObjectNode) there, entry);
                return;
            }
        }
        list.add(entry.deepCopy());
    }
}
