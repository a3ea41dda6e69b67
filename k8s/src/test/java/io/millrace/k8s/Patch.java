package io.millrace.k8s;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Changes the resources that it is meant for, and must find one. */
final class Patch {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private final JsonNode change;
    private final JsonNode target;

    Patch(String yaml, JsonNode target) {
        try {
            this.change = YAML.readTree(yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.target = target;
    }

    void applyTo(List<ObjectNode> all) {
        List<ObjectNode> meant = all.stream().filter(this::isMeant).toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException("nothing to change by " + change);
        }
        if (change.path("$patch").asText().equals("delete")) {
            all.removeAll(meant);
        } else {
            meant.forEach(this::apply);
        }
    }

    private boolean isMeant(ObjectNode resource) {
        return target.isMissingNode()
                ? resource.path("kind").equals(change.path("kind"))
                        && resource.at("/metadata/name").equals(change.at("/metadata/name"))
                : resource.path("kind").equals(target.path("kind"));
    }

    private void apply(ObjectNode resource) {
        if (change.isArray()) {
            change.forEach(operation -> replace(resource, operation));
        } else {
            JsonNode name = resource.at("/metadata/name");
            Merge.into(resource, (ObjectNode) change);
            ((ObjectNode) resource.get("metadata")).set("name", name);
        }
    }

    private static void replace(ObjectNode resource, JsonNode operation) {
        var path = JsonPointer.compile(operation.get("path").asText());
        var parent = (ObjectNode) resource.at(path.head());
        if (!operation.path("op").asText().equals("replace")
                || !parent.has(path.last().getMatchingProperty())) {
            throw new IllegalArgumentException("cannot be done: " + operation);
        }
        parent.set(path.last().getMatchingProperty(), operation.get("value"));
    }
}
