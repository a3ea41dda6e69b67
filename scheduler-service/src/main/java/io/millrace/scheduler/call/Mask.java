package io.millrace.scheduler.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Secret values of one call, in every form in which a worker may send them back. */
final class Mask {

    private static final String HIDDEN = "***";

    private final Set<String> values =
            new TreeSet<>(
                    comparingInt(String::length)
                            .reversed()
                            .thenComparing(String::compareTo)); // a part never before its whole

    void hide(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return;
        }
        if (value.isContainerNode()) {
            value.forEach(this::hide);
        } else {
            hide(value.asText());
        }
    }

    void hide(String value) {
        if (value.isEmpty()) {
            return;
        }
        values.add(value);
        values.add(new String(JsonStringEncoder.getInstance().quoteAsString(value)));
        values.add(PercentEncoding.value(value));
        values.add(Base64.getEncoder().encodeToString(value.getBytes(UTF_8)));
    }

    String apply(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, HIDDEN);
        }
        return masked;
    }
}
