package io.millrace.scheduler.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a request's body. Unknown ones are ignored, a number counts as its text. */
final class RequestFields {

    private final JsonNode body;

    RequestFields(JsonNode body) {
        if (!body.isObject()) {
            throw new InvalidArguments("The request body must be a JSON object.");
        }
        this.body = body;
    }

    @Nullable JsonNode given(String name) {
        return body.get(name);
    }

    String required(String name) {
        var value = body.get(name);
        if (value == null) {
            throw new InvalidArguments(name + " is missing.");
        }
        var text = text(name, value).strip();
        if (text.isEmpty()) {
            throw new InvalidArguments(name + " is empty.");
        }
        return text;
    }

    /** The run asked for, in either of the two spellings that are printed. */
    String batchRunId() {
        return required(
                body.has("batchRunId") || !body.has("batchRunID") ? "batchRunId" : "batchRunID");
    }

    /** Codes separated by commas; absent, empty and blank entries are none. */
    Set<String> commaSeparated(String name) {
        var value = body.get(name);
        var codes = new LinkedHashSet<String>();
        if (value != null) {
            for (var code : text(name, value).split(",", -1)) {
                codes.add(code.strip());
            }
        }
        codes.remove("");
        return codes;
    }

    /** An array of codes; absent is none. */
    Set<String> array(String name) {
        var value = body.get(name);
        var codes = new LinkedHashSet<String>();
        if (value != null && !value.isArray()) {
            throw new InvalidArguments(name + " must be an array of codes.");
        }
        for (var code : value == null ? List.<JsonNode>of() : value) {
            codes.add(text("each of " + name, code).strip());
        }
        return codes;
    }

    private static String text(String name, JsonNode value) {
        if (!value.isTextual() && !value.isNumber()) {
            throw new InvalidArguments(name + " must be a string.");
        }
        return value.asText();
    }
}
