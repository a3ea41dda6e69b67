package io.millrace.scheduler.definition;

import java.util.Locale;
import java.util.Set;

/** Which header fields a task may send. */
final class HeaderRules {

    static final Format<String> NAME =
            Formats.matching(
                            "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}", "must be a header name (RFC 9110)")
                    .then(HeaderRules::notReserved);
    static final Format<String> VALUE = Formats.text(8000).then(HeaderRules::value);

    private static final Set<String> RESERVED =
            Set.of(
                    "authorization",
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "idempotency-key",
                    "keep-alive",
                    "te",
                    "traceparent",
                    "tracestate",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private HeaderRules() {}

    private static String notReserved(String name) {
        var folded = name.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(folded)
                || folded.startsWith("millrace-")
                || folded.startsWith("webhook-")
                || folded.startsWith("proxy-")) {
            throw new WrongValue("is a header that is set for every call");
        }
        return name;
    }

    private static String value(String text) {
        if (text.chars().anyMatch(character -> character != '\t' && control(character))) {
            throw new WrongValue("must hold no line end or other control character");
        }
        return text;
    }

    private static boolean control(int character) {
        return Character.isISOControl(character);
    }
}
