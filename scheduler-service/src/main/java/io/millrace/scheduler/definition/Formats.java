package io.millrace.scheduler.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.platform.secret.Secrets;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of value a definition is made of, apart from addresses and headers. */
final class Formats {

    static final String CODE_RULE =
            "must be a code: a letter, then letters, digits or underscores, at most 60";
    static final Format<String> CODE = matching("[A-Za-z][A-Za-z0-9_]{0,59}", CODE_RULE);
    static final Format<String> OUTPUT_NAME =
            matching(
                    "[A-Za-z_][A-Za-z0-9_]{0,59}",
                    "must be a name of letters, digits and underscores, at most 60");
    static final Format<String> PARAMETER_NAME =
            matching(
                    "[^\\p{Cntrl}{}]{1,200}",
                    "must be a name of 1 to 200 characters without braces or control characters");
    static final Format<String> SECRET = text(300).then(Formats::secret);
    static final Format<ZoneId> ZONE = text(60).then(Formats::zone);
    static final Format<JsonPointer> POINTER = text(1000).then(Formats::pointer);
    static final Format<String> METHOD = oneOf("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");

    private static final Pattern POINTER_SYNTAX = Pattern.compile("(?:/(?:[^~/]|~[01])*+)*+");

    private Formats() {}

    static boolean isCode(String text) {
        try {
            return CODE.read(TextNode.valueOf(text)).equals(text);
        } catch (WrongValue noCode) {
            return false;
        }
    }

    /** A string, or a number taken by its text. */
    static Format<String> text(int longest) {
        return value -> {
            if (!value.isTextual() && !value.isNumber()) {
                throw new WrongValue("must be a string");
            }
            if (value.asText().length() > longest) {
                throw new WrongValue("must be at most " + longest + " characters");
            }
            return value.asText();
        };
    }

    static Format<String> matching(String pattern, String mustBe) {
        var compiled = Pattern.compile(pattern);
        return text(1 << 20)
                .then(text -> {
                    if (!compiled.matcher(text).matches()) {
                        throw new WrongValue(mustBe);
                    }
                    return text;
                });
    }

    /** One of the given words, in any case; read in upper case. */
    static Format<String> oneOf(String... words) {
        var known = Set.of(String.join(" ", words).toUpperCase(Locale.ROOT).split(" "));
        return text(100)
                .then(text -> {
                    var word = text.toUpperCase(Locale.ROOT);
                    if (!known.contains(word)) {
                        throw new WrongValue("must be one of " + String.join(", ", words));
                    }
                    return word;
                });
    }

    static Format<Integer> integer(int least, int most) {
        return number(BigDecimal.valueOf(least), BigDecimal.valueOf(most))
                .then(number -> {
                    if (number.stripTrailingZeros().scale() > 0) {
                        throw new WrongValue("must be a whole number");
                    }
                    return number.intValueExact();
                });
    }

    /** A number, or a string that holds one. */
    static Format<BigDecimal> number(BigDecimal least, BigDecimal most) {
        return value -> {
            var number = decimal(value);
            if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
                throw new WrongValue(
                        "must be between "
                                + least.toPlainString()
                                + " and "
                                + most.toPlainString());
            }
            return number;
        };
    }

    /** A period of ISO 8601 in days, hours, minutes and seconds, of at least one millisecond. */
    static Format<Duration> duration(Duration longest) {
        return text(60).then(text -> duration(text, longest));
    }

    static boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw new WrongValue("must be true or false");
        }
        return value.booleanValue();
    }

    private static BigDecimal decimal(JsonNode value) {
        try {
            return new BigDecimal(text(100).read(value));
        } catch (NumberFormatException notANumber) {
            throw new WrongValue("must be a number");
        }
    }

    private static Duration duration(String text, Duration longest) {
        try {
            var duration = Duration.parse(text);
            if (duration.compareTo(Duration.ofMillis(1)) >= 0 && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeException notADuration) {
            // falls through to the one sentence for both
        }
        throw new WrongValue(
                "must be a positive ISO 8601 duration such as PT5M, at most " + longest);
    }

    private static String secret(String text) {
        if (!Secrets.isReference(text)) {
            throw new WrongValue("must be a reference of the form ${secret:NAME}");
        }
        return text;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new WrongValue("must be a time zone such as Europe/Istanbul");
        }
    }

    /** Stricter than the library, which takes a tilde for itself where it escapes nothing. */
    private static JsonPointer pointer(String text) {
        if (!POINTER_SYNTAX.matcher(text).matches()) {
            throw new WrongValue("must be a JSON Pointer such as /ledger/total");
        }
        return JsonPointer.compile(text);
    }
}
