package io.millrace.scheduler.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Definitions as the database keeps them: JSON text with every digit of its numbers. */
final class DefinitionJson {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private DefinitionJson() {}

    static JsonNode read(String kept) {
        try {
            return JSON.readTree(kept);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a definition is kept that is not JSON", broken);
        }
    }

    static String write(JsonNode definition) {
        try {
            return JSON.writeValueAsString(definition);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a definition cannot be written", unwritable);
        }
    }

    /** Whether both say the same; fields have no order, digits count. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(DefinitionJson::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        boolean same =
                (one.isNumber() && other.isNumber())
                        ? digits(one).equals(digits(other))
                        : one.equals(other);
        return same ? 0 : 1;
    }

    /** As the database writes a number. */
    private static String digits(JsonNode number) {
        return number.decimalValue().toPlainString();
    }
}
