package io.millrace.platform.path;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One segment of a path.
 *
 * @param raw as sent, without stray blanks at its ends
 * @param decoded the same without percent-encoding
 */
record PathSegment(String raw, String decoded) {

    private static final String BLANK = "%20";

    /** The segments of a path; one trailing slash does not count. */
    static List<PathSegment> of(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        List<String> parts = new ArrayList<>(Arrays.asList(inner.split("/", -1)));
        if (parts.size() > 1 && strip(parts.getLast()).isEmpty()) {
            parts.removeLast();
        }
        return parts.stream().map(PathSegment::parse).toList();
    }

    private static PathSegment parse(String part) {
        String raw = strip(part);
        boolean isPlain = raw.indexOf('%') < 0;
        return new PathSegment(raw, isPlain ? raw : decode(raw));
    }

    private static String decode(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String strip(String part) {
        String rest = part;
        while (rest.startsWith(BLANK)) {
            rest = rest.substring(BLANK.length());
        }
        while (rest.endsWith(BLANK)) {
            rest = rest.substring(0, rest.length() - BLANK.length());
        }
        return rest;
    }
}
