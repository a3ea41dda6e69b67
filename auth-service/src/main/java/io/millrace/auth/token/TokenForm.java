package io.millrace.auth.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form-encoded token request, by RFC 6749, section 3.2: one without a value counts
 * as absent, an unknown one is ignored, none may come twice.
 */
final class TokenForm {

    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
    private static final int LONGEST_BODY = 64 * 1024;

    private final Map<String, String> fields = new HashMap<>();

    private TokenForm() {}

    static TokenForm of(@Nullable String contentType, byte[] body) {
        if (contentType == null
                || !contentType
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(MEDIA_TYPE)) {
            throw invalid("The content type must be " + MEDIA_TYPE + ".");
        }
        if (body.length > LONGEST_BODY) {
            throw invalid("The request is too long.");
        }
        TokenForm form = new TokenForm();
        for (String pair : new String(body, UTF_8).split("&", -1)) {
            form.add(pair.split("=", 2));
        }
        return form;
    }

    private void add(String[] pair) {
        if (pair.length == 2 && !pair[1].isEmpty()) {
            String name = decode(pair[0]);
            if (fields.put(name, decode(pair[1])) != null) {
                throw invalid("A parameter is repeated.");
            }
        }
    }

    @Nullable String get(String name) {
        return fields.get(name);
    }

    String require(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw invalid("The parameter " + name + " is missing.");
        }
        return value;
    }

    private static String decode(String text) {
        try {
            return requirePrintable(URLDecoder.decode(text, UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw invalid("A parameter is not form-encoded.");
        }
    }

    /** RFC 6749 has no control characters in any of its fields. */
    private static String requirePrintable(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw invalid("A parameter holds a control character.");
        }
        return text;
    }

    private static TokenRefused invalid(String description) {
        return new TokenRefused(TokenError.INVALID_REQUEST, description);
    }
}
