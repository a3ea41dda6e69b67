package io.millrace.scheduler.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.scheduler.run.RunParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Outputs and parameters as the text in their columns. Numbers keep their digits. */
public final class StoredJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, JsonNode>> VALUES = new TypeReference<>() {};

    private StoredJson() {}

    public static @Nullable String write(Map<String, JsonNode> outputs) {
        return outputs.isEmpty() ? null : text(outputs);
    }

    public static Map<String, JsonNode> read(@Nullable String text) {
        try {
            return text == null ? Map.of() : MAPPER.readValue(text, VALUES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outputs in the database", e);
        }
    }

    public static @Nullable String write(RunParameters parameters) {
        return parameters.equals(RunParameters.NONE) ? null : text(parameters);
    }

    public static RunParameters readParameters(@Nullable String text) {
        try {
            return text == null ? RunParameters.NONE : MAPPER.readValue(text, RunParameters.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters in the database", e);
        }
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }
}
