package io.millrace.report.filter;

import java.util.List;
import java.util.stream.Collectors;

/** Writes conditions as SQL: names from the catalog, operators of the grammar, bound values. */
public final class FilterSql {

    private final Bindings bindings;

    public FilterSql(Bindings bindings) {
        this.bindings = bindings;
    }

    public String write(Filter filter) {
        return switch (filter) {
            case Filter.AllOf all -> joined(all.parts(), " AND ", "true");
            case Filter.AnyOf any -> joined(any.parts(), " OR ", "false");
            case Filter.Not not -> "NOT (" + write(not.part()) + ")";
            case Filter.Comparison c ->
                    c.column().sql() + " " + c.operator() + " " + bindings.add(c.value());
            case Filter.Membership m ->
                    m.column().sql() + " IN " + bindings.addAll(m.values(), widest(m.values()));
            case Filter.Likeness l -> l.column().sql() + " LIKE " + bindings.add(l.pattern());
            case Filter.Range r ->
                    "%s BETWEEN %s AND %s"
                            .formatted(
                                    r.column().sql(), bindings.add(r.from()), bindings.add(r.to()));
            case Filter.Absence a -> a.column().sql() + " IS NULL";
        };
    }

    /** Integers beside fractions are fractions. */
    private static String widest(List<TypedValue> members) {
        return members.stream()
                .map(TypedValue::type)
                .filter("numeric"::equals)
                .findFirst()
                .orElse(members.getFirst().type());
    }

    private String joined(List<Filter> parts, String word, String ofNone) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream()
                        .map(part -> "(" + write(part) + ")")
                        .collect(Collectors.joining(word));
    }
}
