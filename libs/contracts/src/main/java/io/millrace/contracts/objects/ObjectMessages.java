package io.millrace.contracts.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Writes and reads the messages. Fields a reader does not know are left alone. */
public final class ObjectMessages {

    /** Where owners answer; not in the table of public paths. */
    public static final String PATH = "/internal/v1/objects";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    private ObjectMessages() {}

    public static String write(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("message " + message.getClass(), unwritable);
        }
    }

    /** Fails with {@link IllegalArgumentException} where the text is no such message. */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("no " + type.getSimpleName(), unreadable);
        }
    }
}
