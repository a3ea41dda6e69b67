package io.millrace.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object read from a request body by the contract's rules: unknown fields ignored, a
 * trailing comma accepted, the last of two equal keys wins, text and numbers stand for each other.
 * Every method that finds something else fails with {@link JsonFault}.
 */
public final class JsonBody {

    private static final JsonTreeReader READER = new JsonTreeReader(JsonRules.DEFAULT);
    private static final JsonTreeReader MENDER = new JsonTreeReader(JsonRules.MENDING);

    private final ObjectNode fields;
    private final String pointer;

    private JsonBody(ObjectNode fields, String pointer) {
        this.fields = fields;
        this.pointer = pointer;
    }

    /** Any JSON value. */
    public static JsonNode read(byte[] body) {
        return READER.read(body);
    }

    /** Any JSON value; {@code U+FFFD} stands where its text holds NUL or half a surrogate pair. */
    public static JsonNode readMended(byte[] body) {
        return MENDER.read(body);
    }

    /** Any JSON value that is itself held in a text, such as {@code dynamicParamList}. */
    public static JsonNode read(String text) {
        return READER.read(text);
    }

    /** The object that a body must be. */
    public static JsonBody object(byte[] body) {
        return of(read(body), "");
    }

    /**
     * The object that a node must be.
     *
     * @param pointer where the node stands in the body, such as {@code /tasks/0}
     */
    public static JsonBody of(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            return new JsonBody(object, pointer);
        }
        throw JsonFault.shape(pointer, (pointer.isEmpty() ? "body" : pointer) + " is no object");
    }

    /** The whole object. */
    public ObjectNode fields() {
        return fields;
    }

    /** The field's value; null where it is absent or JSON null. */
    public @Nullable JsonNode get(String name) {
        JsonNode value = fields.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** The field as text, a number as it stands; null where it is absent or JSON null. */
    public @Nullable String text(String name) {
        JsonNode value = get(name);
        if (value == null || value.isTextual() || value.isNumber()) {
            return value == null ? null : value.asText();
        }
        throw JsonFault.shape(pointerTo(name), pathOf(name) + " is no text");
    }

    /** The field as a number, also where a text holds it; null where it is absent or JSON null. */
    public @Nullable BigDecimal number(String name) {
        JsonNode value = get(name);
        if (value == null || value.isNumber()) {
            return value == null ? null : value.decimalValue();
        }
        if (value.isTextual()) {
            return Numbers.parse(value.textValue(), pointerTo(name), pathOf(name));
        }
        throw JsonFault.shape(pointerTo(name), pathOf(name) + " is no number");
    }

    /** The field as true or false; null where it is absent or JSON null. */
    public @Nullable Boolean flag(String name) {
        JsonNode value = get(name);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        throw JsonFault.shape(pointerTo(name), pathOf(name) + " is neither true nor false");
    }

    /** A field of this object as a sentence names it, such as {@code duration.value}. */
    private String pathOf(String name) {
        return pointerTo(name).substring(1).replace('/', '.');
    }

    /** JSON Pointer to a field of this object. */
    public String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
