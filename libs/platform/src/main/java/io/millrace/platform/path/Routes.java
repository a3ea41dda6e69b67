package io.millrace.platform.path;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All routes of the service, and the ways in which a path may be written that means one of them.
 */
final class Routes {

    private final List<RouteTemplate> templates;
    private final List<List<PathSegment>> omissible;

    /**
     * @param templates each with the methods it answers
     * @param omissible leading segments that a caller may leave out, such as {@code
     *     /SchedulerService}
     */
    Routes(Map<String, Set<String>> templates, Collection<String> omissible) {
        this.templates =
                templates.entrySet().stream()
                        .map(route -> RouteTemplate.of(route.getKey(), route.getValue()))
                        .sorted(Comparator.comparingLong(RouteTemplate::fixedSegments).reversed())
                        .toList();
        this.omissible = omissible.stream().map(PathSegment::of).toList();
    }

    /** The route that is meant, or null where there is none. */
    @Nullable FoldedPath fold(String path) {
        List<PathSegment> whole = PathSegment.of(path);
        String plain = foldAny(whole);
        if (plain != null || whole.size() < 2) {
            return plain == null ? null : new FoldedPath(plain, null);
        }
        String behindTenant = foldAny(whole.subList(1, whole.size()));
        return behindTenant == null
                ? null
                : new FoldedPath(behindTenant, whole.getFirst().decoded());
    }

    /** The methods that an address answers, in alphabetical order. */
    SortedSet<String> methodsAt(String path) {
        List<PathSegment> segments = PathSegment.of(path);
        return templates.stream()
                .filter(template -> template.fold(segments) != null)
                .flatMap(template -> template.methods().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable String foldAny(List<PathSegment> path) {
        String folded = match(path);
        for (int i = 0; folded == null && i < omissible.size(); i++) {
            folded = match(Stream.concat(omissible.get(i).stream(), path.stream()).toList());
        }
        return folded;
    }

    private @Nullable String match(List<PathSegment> path) {
        for (RouteTemplate template : templates) {
            String folded = template.fold(path);
            if (folded != null) {
                return folded;
            }
        }
        return null;
    }
}
