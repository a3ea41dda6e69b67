package io.millrace.report.filter;

import io.millrace.report.table.ReportColumn;
import java.util.List;

/** A condition that has been checked: its columns exist, its values are of their types. */
public sealed interface Filter {

    /** All of them hold; true of none. */
    record AllOf(List<Filter> parts) implements Filter {}

    /** One of them holds. */
    record AnyOf(List<Filter> parts) implements Filter {}

    /** It does not hold. */
    record Not(Filter part) implements Filter {}

    /**
     * @param operator such as {@code <=}, one of the grammar's
     */
    record Comparison(ReportColumn column, String operator, TypedValue value) implements Filter {}

    /** The column is one of the values. */
    record Membership(ReportColumn column, List<TypedValue> values) implements Filter {}

    /** The column's text is like the pattern, with {@code %} and {@code _}. */
    record Likeness(ReportColumn column, TypedValue pattern) implements Filter {}

    /** The column is between the two, both included. */
    record Range(ReportColumn column, TypedValue from, TypedValue to) implements Filter {}

    /** The column has no value. */
    record Absence(ReportColumn column) implements Filter {}

    /** What every row meets. */
    static Filter everything() {
        return new AllOf(List.of());
    }
}
