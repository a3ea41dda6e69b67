package io.millrace.platform.caller;

import org.jspecify.annotations.Nullable;

/**
 * Finds the token in an Authorization header, in each of the ways in which it is printed: {@code
 * Bearer x}, {@code Bearer:x} and {@code Bearer: x}. By hand, since every request comes by here and
 * a token is long.
 */
final class BearerHeader {

    private static final String SCHEME = "bearer";

    private BearerHeader() {}

    static String tokenIn(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw refused("A bearer token is needed.");
        }
        String text = authorization.strip();
        int start = startOfToken(text);
        if (start < 0 || !isToken(text, start)) {
            throw refused("Authorization holds no bearer token.");
        }
        return text.substring(start);
    }

    /** Behind the scheme and what divides it from the token, or -1. */
    private static int startOfToken(String text) {
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return -1;
        }
        int at = afterBlanks(text, SCHEME.length());
        if (at < text.length() && text.charAt(at) == ':') {
            return afterBlanks(text, at + 1);
        }
        return at > SCHEME.length() ? at : -1;
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isToken(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            if (!isOfToken(text.charAt(at))) {
                return false;
            }
        }
        return start < text.length();
    }

    private static boolean isOfToken(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "._~+/=-".indexOf(c) >= 0;
    }

    private static CallerRefused refused(String detail) {
        return new CallerRefused(CallerRefused.Reason.BEARER, detail);
    }
}
