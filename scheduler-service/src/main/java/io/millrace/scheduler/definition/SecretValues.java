package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.platform.secret.Secrets;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of secret parameters are not shown; the mask sent back keeps the value, so that what was
 * fetched can be saved again. A reference to a secret is no secret itself.
 */
final class SecretValues {

    static final TextNode MASK = TextNode.valueOf("********");

    private static final String PARAMS = "batchParams";

    private SecretValues() {}

    static ObjectNode masked(ObjectNode definition) {
        if (definition.get(PARAMS) instanceof ObjectNode params) {
            for (var name : secretNames(definition)) {
                if (params.has(name) && !isReference(params.path(name))) {
                    params.set(name, MASK);
                }
            }
        }
        return definition;
    }

    /** Puts the kept values where the mask was sent. */
    static void restore(JsonNode definition, JsonNode kept) {
        if (definition.get(PARAMS) instanceof ObjectNode params) {
            for (var name : secretNames(definition)) {
                var value = kept.path(PARAMS).get(name);
                if (MASK.equals(params.get(name)) && value != null) {
                    params.set(name, value);
                }
            }
        }
    }

    private static List<String> secretNames(JsonNode definition) {
        var names = new ArrayList<String>();
        definition.path("secretParams").forEach(name -> names.add(name.asText()));
        return names;
    }

    static boolean isReference(JsonNode value) {
        return value.isTextual() && Secrets.isReference(value.asText());
    }
}
