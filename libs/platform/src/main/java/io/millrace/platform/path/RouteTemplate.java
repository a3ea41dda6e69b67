package io.millrace.platform.path;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route of the service.
 *
 * @param methods it answers, such as GET
 */
record RouteTemplate(List<Segment> segments, Set<String> methods) {

    static RouteTemplate of(String template, Set<String> methods) {
        return new RouteTemplate(TemplateParser.parse(template), Set.copyOf(methods));
    }

    /** How many words are the service's own: the more, the closer the match. */
    long fixedSegments() {
        return segments.stream().filter(Segment.Fixed.class::isInstance).count();
    }

    /** The path in the route's own spelling, or null where the route is another one. */
    @Nullable String fold(List<PathSegment> path) {
        if (!fits(path.size())) {
            return null;
        }
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            Segment here = segments.get(Math.min(i, segments.size() - 1));
            if (path.get(i).raw().isEmpty() || !here.matches(path.get(i).decoded())) {
                return null;
            }
            folded.append('/')
                    .append(here instanceof Segment.Fixed(var word) ? word : path.get(i).raw());
        }
        return folded.toString();
    }

    private boolean fits(int length) {
        boolean isOpen = !segments.isEmpty() && segments.getLast() instanceof Segment.Tail;
        return length == segments.size() || (isOpen && length > segments.size());
    }
}
