package io.millrace.scheduler.call;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values that a task hands to later ones, taken from JSON text by pointer. */
public final class Outputs {

    private static final int LARGEST_SCALE = 1000;

    private Outputs() {}

    /**
     * Every output that was asked for, or none of them.
     *
     * @throws MissingOutput if the text is no JSON, has nothing at a pointer, or has a value there
     *     that cannot be stored
     */
    public static Map<String, JsonNode> read(Map<String, JsonPointer> pointers, String text)
            throws MissingOutput {
        if (pointers.isEmpty()) {
            return Map.of();
        }
        JsonNode answer = parse(text);
        var outputs = new LinkedHashMap<String, JsonNode>();
        for (var pointer : pointers.entrySet()) {
            outputs.put(pointer.getKey(), valueAt(answer, pointer.getKey(), pointer.getValue()));
        }
        return outputs;
    }

    private static JsonNode parse(String text) throws MissingOutput {
        try {
            JsonNode answer = CallJson.MAPPER.readTree(text);
            return answer == null ? MissingNode.getInstance() : answer;
        } catch (JsonProcessingException e) {
            throw new MissingOutput("the answer is no JSON, so its outputs cannot be read");
        }
    }

    private static JsonNode valueAt(JsonNode answer, String name, JsonPointer pointer)
            throws MissingOutput {
        JsonNode value = answer.at(pointer);
        if (value.isMissingNode()) {
            throw new MissingOutput(
                    "the answer has nothing at '" + pointer + "' for output " + name);
        }
        if (!isStorable(value)) {
            throw new MissingOutput(
                    "output " + name + " holds a character or a number that cannot be stored");
        }
        return value;
    }

    /** A jsonb column takes neither U+0000, half a surrogate pair, nor endless numbers. */
    private static boolean isStorable(JsonNode value) {
        if (value.isTextual()) {
            return isStorable(value.textValue());
        }
        if (value.isBigDecimal()) {
            return Math.abs(value.decimalValue().scale()) <= LARGEST_SCALE;
        }
        for (var field : value.properties()) {
            if (!isStorable(field.getKey())) {
                return false;
            }
        }
        for (JsonNode child : value) {
            if (!isStorable(child)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff));
    }
}
