package io.millrace.scheduler.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Secret values of one call, hidden in every form in which a worker may send them back. */
final class Mask {

    private static final String HIDDEN = "***";
    private static final Comparator<String> LONGEST_FIRST =
            comparingInt(String::length).reversed(); // a part never before its whole

    private final List<String> secrets = new ArrayList<>(0);

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
        if (!value.isEmpty()) {
            secrets.add(value);
        }
    }

    String apply(String text) {
        if (secrets.isEmpty() || text.isEmpty()) {
            return text;
        }
        String masked = text;
        for (String form : forms()) {
            masked = masked.replace(form, HIDDEN);
        }
        return masked;
    }

    private List<String> forms() {
        return secrets.stream().flatMap(Mask::formsOf).distinct().sorted(LONGEST_FIRST).toList();
    }

    private static Stream<String> formsOf(String secret) {
        return Stream.of(
                secret,
                new String(JsonStringEncoder.getInstance().quoteAsString(secret)),
                PercentEncoding.value(secret),
                Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
    }
}
