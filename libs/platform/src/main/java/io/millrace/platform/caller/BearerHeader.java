package io.millrace.platform.caller;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the token in an Authorization header, in each of the ways in which it is printed. */
final class BearerHeader {

    /** {@code Bearer x}, {@code Bearer:x} and {@code Bearer: x}. */
    private static final Pattern BEARER =
            Pattern.compile(
                    "bearer(?:\\s*:\\s*|\\s+)([A-Za-z0-9._~+/=-]+)\\s*", Pattern.CASE_INSENSITIVE);

    private BearerHeader() {}

    static String tokenIn(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw refused("A bearer token is needed.");
        }
        Matcher matcher = BEARER.matcher(authorization.strip());
        if (!matcher.matches()) {
            throw refused("Authorization holds no bearer token.");
        }
        return matcher.group(1);
    }

    private static CallerRefused refused(String detail) {
        return new CallerRefused(CallerRefused.Reason.BEARER, detail);
    }
}
