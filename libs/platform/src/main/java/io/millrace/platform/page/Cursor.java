package io.millrace.platform.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.json.TextDefect;
import io.millrace.platform.problem.ProblemException;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** A sort key as one opaque word. */
final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private Cursor() {}

    static String encode(List<String> key) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsBytes(key));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<String> decode(String cursor) {
        try {
            List<String> key = JSON.readValue(Base64.getUrlDecoder().decode(cursor), TEXTS);
            if (key.stream().allMatch(part -> TextDefect.in(part) == null)) {
                return List.copyOf(key);
            }
        } catch (IOException | IllegalArgumentException | NullPointerException notOurs) {
            throw bad();
        }
        throw bad();
    }

    private static ProblemException bad() {
        return ProblemException.badRequest("cursor is not one of this collection.");
    }
}
