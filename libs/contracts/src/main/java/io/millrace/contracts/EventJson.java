package io.millrace.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Writes and reads events. Fields a reader does not know are left alone: schemas only grow. */
public final class EventJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private EventJson() {}

    public static String write(CloudEvent<?> event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("event " + event.type(), unwritable);
        }
    }

    /** The type an event says it is of, without reading its data. */
    public static String typeOf(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            parser.nextToken();
            for (String name = parser.nextFieldName();
                    name != null;
                    name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("type")) {
                    return parser.getValueAsString("");
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("no event", unreadable);
        }
    }

    public static <T> CloudEvent<T> read(String json, EventType<T> type) {
        JavaType envelope =
                MAPPER.getTypeFactory().constructParametricType(CloudEvent.class, type.data());
        try {
            return MAPPER.readValue(json, envelope);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("no event of type " + type.name(), unreadable);
        }
    }
}
