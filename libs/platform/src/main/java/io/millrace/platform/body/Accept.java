package io.millrace.platform.body;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Accept header as far as it refuses. RFC 9110, sections 12.4.2 and 12.5.1. */
final class Accept {

    private static final Pattern REFUSED =
            Pattern.compile("([^,;\\s]+)[^,]*?;\\s*q=0(?:\\.0*)?\\s*(?=[,;]|$)");

    private Accept() {}

    static boolean refusesAny(String header) {
        return REFUSED.matcher(folded(header)).find();
    }

    /** Whether the range that says most of this type does not refuse it. */
    static boolean allows(String header, String type) {
        String folded = folded(header);
        for (String range : List.of(type, type.replaceFirst("/.*", "/*"), "*/*")) {
            if (names(folded, range)) {
                return !refuses(folded, range);
            }
        }
        return false;
    }

    private static boolean names(String header, String range) {
        return Pattern.compile("(?:^|,)\\s*" + Pattern.quote(range) + "\\s*(?=[,;]|$)")
                .matcher(header)
                .find();
    }

    private static boolean refuses(String header, String range) {
        Matcher refused = REFUSED.matcher(header);
        return refused.results().anyMatch(found -> found.group(1).equals(range));
    }

    private static String folded(String header) {
        return header.toLowerCase(Locale.ROOT);
    }
}
