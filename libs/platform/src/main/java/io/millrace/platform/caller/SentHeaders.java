package io.millrace.platform.caller;

import io.vertx.core.MultiMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The {@code ofs_} headers as sent, under either spelling. */
final class SentHeaders {

    static final String LOCALE = "locale";

    private final MultiMap headers;

    SentHeaders(MultiMap headers) {
        this.headers = headers;
    }

    /** Every distinct value that is not blank. */
    Set<String> all(CallerHeader header) {
        Set<String> values = new LinkedHashSet<>();
        addTo(values, headers.getAll(header.headerName()));
        addTo(values, headers.getAll(header.hyphenatedName()));
        return values;
    }

    /** The value, where there is one; the first where there are more. */
    Optional<String> one(CallerHeader header) {
        return all(header).stream().findFirst();
    }

    /** The locale as sent; empty where the header is absent, blank where it is blank. */
    Optional<String> locale() {
        return Optional.ofNullable(headers.get(LOCALE)).map(String::strip);
    }

    private static void addTo(Set<String> values, List<String> sent) {
        for (String value : sent) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
    }
}
