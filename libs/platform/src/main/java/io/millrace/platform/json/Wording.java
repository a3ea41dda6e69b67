package io.millrace.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** The parser's faults in our own few words, so that no library speaks to the caller. */
final class Wording {

    private Wording() {}

    static String of(JsonProcessingException fault) {
        return switch (fault) {
            case JsonEOFException _ -> "JSON ends too early";
            case StreamConstraintsException tooMuch -> limit(tooMuch);
            default -> "not valid JSON";
        };
    }

    private static String limit(StreamConstraintsException fault) {
        String message = String.valueOf(fault.getOriginalMessage());
        return message.contains("depth") ? "JSON nested too deep" : "JSON over a limit";
    }
}
