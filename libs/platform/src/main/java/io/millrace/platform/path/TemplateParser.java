package io.millrace.platform.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the templates of {@code @Path}, such as {@code /runs/{id: [a-z]+}/events}. */
final class TemplateParser {

    private static final Pattern ANY = Pattern.compile("[^/]+");

    private TemplateParser() {}

    static List<Segment> parse(String template) {
        return split(template).stream().map(TemplateParser::segmentOf).toList();
    }

    /** Cuts at every slash that is not inside a parameter's pattern. */
    private static List<String> split(String template) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '/' && depth == 0) {
                addTo(parts, part);
            } else {
                part.append(c);
            }
        }
        addTo(parts, part);
        return parts;
    }

    private static void addTo(List<String> parts, StringBuilder part) {
        if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }

    private static Segment segmentOf(String part) {
        if (!part.contains("{")) {
            return new Segment.Fixed(part);
        }
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < part.length(); ) {
            at = part.charAt(at) == '{' ? parameter(part, at, regex) : literal(part, at, regex);
        }
        return spansSegments(regex) ? new Segment.Tail() : parameterOf(regex.toString());
    }

    private static Segment parameterOf(String regex) {
        return new Segment.Parameter(
                regex.equals("(?:[^/]+)") ? ANY : Pattern.compile(regex, Pattern.DOTALL));
    }

    private static boolean spansSegments(StringBuilder regex) {
        return regex.indexOf(".+") >= 0 || regex.indexOf(".*") >= 0;
    }

    private static int literal(String part, int from, StringBuilder regex) {
        int next = part.indexOf('{', from);
        int end = next < 0 ? part.length() : next;
        regex.append(Pattern.quote(part.substring(from, end)));
        return end;
    }

    private static int parameter(String part, int from, StringBuilder regex) {
        int end = closingBrace(part, from);
        String inside = part.substring(from + 1, end);
        int colon = inside.indexOf(':');
        String pattern = colon < 0 ? "[^/]+" : inside.substring(colon + 1).strip();
        regex.append("(?:").append(pattern).append(')');
        return end + 1;
    }

    private static int closingBrace(String part, int from) {
        int depth = 0;
        for (int i = from; i < part.length(); i++) {
            depth += part.charAt(i) == '{' ? 1 : part.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("no closing brace in " + part);
    }
}
