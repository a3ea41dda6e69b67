package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.platform.objects.WrittenObject.Needs;
import io.millrace.platform.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A definition as it travels: no value of a secret parameter goes along. */
final class CarriedBody {

    private static final String PARAMS = "batchParams";

    private CarriedBody() {}

    /** What leaves. A reference to a secret is no secret itself. */
    static ObjectNode leaving(String kept) {
        var body = KnownFields.only(DefinitionJson.read(kept));
        if (body.get(PARAMS) instanceof ObjectNode params) {
            secretParams(body).stream()
                    .filter(name -> !SecretValues.isReference(params.path(name)))
                    .forEach(params::remove);
        }
        return body;
    }

    /** Keeps the values of secret parameters that are set where a definition arrives. */
    static void keepSecrets(JsonNode arriving, JsonNode kept) {
        var values = kept.path(PARAMS);
        for (var name : secretParams(arriving)) {
            var value = values.get(name);
            if (value != null && arriving instanceof ObjectNode definition) {
                var params = definition.withObjectProperty(PARAMS);
                if (!params.has(name) || SecretValues.MASK.equals(params.get(name))) {
                    params.set(name, value);
                }
            }
        }
    }

    /** What the definition needs besides itself. */
    static Needs needs(DefinitionType type, JsonNode body) {
        return new Needs(references(type, body), List.copyOf(secrets(body)));
    }

    private static List<ObjectReference> references(DefinitionType type, JsonNode body) {
        return switch (type) {
            case WORKER -> List.of();
            case BATCH -> named(DefinitionType.WORKER, body, "tasks", "worker");
            case BATCH_GROUP -> named(DefinitionType.BATCH, body, "members", "batchName");
        };
    }

    private static List<ObjectReference> named(
            DefinitionType type, JsonNode body, String list, String field) {
        return new TreeSet<>(Named.in(body, list, field).keySet())
                .stream().map(code -> new ObjectReference(type.name(), code)).toList();
    }

    private static Set<String> secrets(JsonNode body) {
        var names = Secrets.namesIn(body);
        for (var name : secretParams(body)) {
            if (!SecretValues.isReference(body.path(PARAMS).path(name))) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<String> secretParams(JsonNode body) {
        var names = new ArrayList<String>();
        body.path("secretParams").forEach(name -> names.add(name.asText()));
        return names;
    }
}
