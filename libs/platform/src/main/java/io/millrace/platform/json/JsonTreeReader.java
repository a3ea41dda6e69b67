package io.millrace.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value into a tree, and refuses what could not be kept or sent on: NUL, lone
 * surrogates, numbers out of any store's range.
 */
final class JsonTreeReader {

    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private final JsonRules rules;
    private final JsonFactory factory;

    JsonTreeReader(JsonRules rules) {
        this.rules = rules;
        this.factory = rules.factory();
    }

    JsonNode read(byte[] body) {
        try (JsonParser parser = factory.createParser(body)) {
            return readWhole(parser);
        } catch (JsonProcessingException fault) {
            throw fault(Wording.of(fault), fault.getLocation());
        } catch (IOException fault) {
            throw JsonFault.syntax("body is not UTF-8 text", 1, 1);
        }
    }

    JsonNode read(String text) {
        try (JsonParser parser = factory.createParser(text)) {
            return readWhole(parser);
        } catch (JsonProcessingException fault) {
            throw fault(Wording.of(fault), fault.getLocation());
        } catch (IOException fault) {
            throw JsonFault.syntax("text is unreadable", 1, 1);
        }
    }

    /** Only the parser knows where it met a limit; its exception does not say. */
    private JsonNode readWhole(JsonParser parser) throws IOException {
        try {
            return onlyValue(parser);
        } catch (StreamConstraintsException limit) {
            throw fault(Wording.of(limit), parser.currentLocation());
        }
    }

    private JsonNode onlyValue(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw JsonFault.syntax("body is empty", 1, 1);
        }
        JsonNode root = value(parser);
        if (parser.nextToken() != null) {
            throw fault("more text after the JSON value", parser.currentTokenLocation());
        }
        return root;
    }

    /** Recursion is bounded by the parser's own limit of depth. */
    private JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(checked(parser, parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal(parser));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                    throw fault("unexpected token", parser.currentTokenLocation());
        };
    }

    private ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = checked(parser, parser.currentName());
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL ->
                    NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private BigDecimal decimal(JsonParser parser) throws IOException {
        try {
            BigDecimal number = parser.getDecimalValue();
            if (Math.abs((long) number.scale()) <= rules.numberLength()) {
                return number;
            }
        } catch (NumberFormatException exponentBeyondAllBounds) {
            // out of range like the other, and said in the same words
        }
        throw fault("number out of range", parser.currentTokenLocation());
    }

    private String checked(JsonParser parser, String text) {
        String defect = TextDefect.in(text);
        if (defect == null) {
            return text;
        }
        if (rules.mendsText()) {
            return TextDefect.mended(text);
        }
        throw fault(defect, parser.currentTokenLocation());
    }

    private static JsonFault fault(String what, @Nullable JsonLocation at) {
        return at == null
                ? JsonFault.syntax(what, 1, 1)
                : JsonFault.syntax(
                        what, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
