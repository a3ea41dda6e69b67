package io.millrace.file.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.file.limits.Names;
import io.millrace.file.refusal.FileRefused;
import io.millrace.file.refusal.RefusalCode;
import io.millrace.platform.json.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of several files: an array in the body, or in the path with commas between them. */
final class NamesRequest {

    private NamesRequest() {}

    static boolean isEmpty(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).isBlank();
    }

    static Set<String> of(byte[] body) {
        if (isEmpty(body)) {
            throw new FileRefused(RefusalCode.EMPTY_BODY, "The body is empty.");
        }
        JsonNode names = JsonBody.read(body);
        if (!names.isArray()) {
            throw new FileRefused(
                    RefusalCode.INVALID_JSON, "The body must be an array of file names.");
        }
        List<String> texts = new ArrayList<>();
        names.forEach(name -> texts.add(text(name)));
        return checked(texts);
    }

    static Set<String> of(String commaSeparated) {
        return checked(List.of(commaSeparated.split(",", -1)));
    }

    private static String text(JsonNode name) {
        if (!name.isTextual() && !name.isNumber()) {
            throw new FileRefused(RefusalCode.INVALID_JSON, "A file name in the array is no text.");
        }
        return name.asText();
    }

    private static Set<String> checked(List<String> texts) {
        Set<String> names = new LinkedHashSet<>();
        texts.forEach(text -> names.add(Names.checked(text.strip())));
        if (names.isEmpty()) {
            throw new FileRefused(RefusalCode.NAME_EMPTY, "The array names no file.");
        }
        return names;
    }
}
