package io.millrace.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The segments of a path as they are compared: decoded, without blanks at their ends, in lower
 * case.
 */
record Segments(List<String> folded) {

    static Segments of(String path) {
        List<String> folded = new ArrayList<>();
        for (String segment : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            folded.add(decoded(segment).strip().toLowerCase(Locale.ROOT));
        }
        return new Segments(List.copyOf(folded));
    }

    /** A plus is a plus here; a percent sign that leads nowhere stays what it is. */
    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }

    /** Whether the prefix stands at that position. */
    boolean startsAt(int position, Segments prefix) {
        int end = position + prefix.folded.size();
        return end <= folded.size() && folded.subList(position, end).equals(prefix.folded);
    }

    int count() {
        return folded.size();
    }
}
