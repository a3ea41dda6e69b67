package io.millrace.scheduler.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import io.millrace.scheduler.run.RunParameters;
import io.millrace.scheduler.trigger.BusinessDate;
import io.millrace.scheduler.trigger.DynamicParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads every shape of dynamicParamList: an object or, for a group, an array; either of them also
 * as the text of a JSON string. An object that names a batch speaks of that one alone. Empty text
 * and null are absent.
 */
final class DynamicParamsReader {

    private static final String LIST = "dynamicParamList";
    private static final String NAME = "batchName";
    private static final JsonNode EMPTY = TextNode.valueOf("");

    private DynamicParamsReader() {}

    static DynamicParameters forBatch(String batchName, @Nullable JsonNode given) {
        var value = unwrapped(given);
        if (value != null && value.has(NAME) && !batchName.equals(memberName(value))) {
            throw new InvalidArguments(LIST + " must speak of " + batchName + ".");
        }
        return forAll(value);
    }

    private static DynamicParameters forAll(@Nullable JsonNode value) {
        return value == null
                ? DynamicParameters.NONE
                : new DynamicParameters(overrides(LIST, value), Map.of());
    }

    static DynamicParameters forGroup(@Nullable JsonNode given) {
        var value = unwrapped(given);
        if (value == null || !(value.isArray() || value.has(NAME))) {
            return forAll(value);
        }
        var members = new LinkedHashMap<String, RunParameters>();
        for (var member : value.isArray() ? value : List.of(value)) {
            var name = memberName(member);
            if (members.put(name, overrides(LIST + " of " + name, member)) != null) {
                throw new InvalidArguments(LIST + " names " + name + " twice.");
            }
        }
        return new DynamicParameters(RunParameters.NONE, members);
    }

    private static @Nullable JsonNode unwrapped(@Nullable JsonNode given) {
        if (given != null && given.isTextual()) {
            return given.asText().isBlank() ? null : parsed(given.asText());
        }
        return given == null || given.isNull() ? null : given;
    }

    private static JsonNode parsed(String text) {
        try {
            return JsonBody.read(text);
        } catch (JsonFault fault) {
            throw new InvalidArguments(LIST + " is not valid JSON: " + fault.detail() + ".");
        }
    }

    private static String memberName(JsonNode member) {
        if (!member.isObject()) {
            throw new InvalidArguments("Each element of " + LIST + " must be an object.");
        }
        return new RequestFields(member).required(NAME);
    }

    private static RunParameters overrides(String where, JsonNode value) {
        var batchParams = values(where, value, "batchParams");
        var tasks = new LinkedHashMap<String, Map<String, JsonNode>>();
        values(where, value, "taskRuntimeParams")
                .forEach(
                        (task, given) -> tasks.put(task, fields("taskRuntimeParams", task, given)));
        var parameters = new RunParameters(batchParams, tasks);
        BusinessDate.given(parameters);
        return parameters;
    }

    private static Map<String, JsonNode> values(String where, JsonNode value, String name) {
        if (!value.isObject()) {
            throw new InvalidArguments(where + " must be an object.");
        }
        return fields(where, name, value.path(name));
    }

    private static Map<String, JsonNode> fields(String where, String name, JsonNode object) {
        var absent = object.isMissingNode() || object.isNull() || object.equals(EMPTY);
        if (!absent && !object.isObject()) {
            throw new InvalidArguments(name + " of " + where + " must be an object.");
        }
        var fields = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
