package io.millrace.report.filter;

import io.millrace.report.filter.grammar.FilterParser.AbsenceContext;
import io.millrace.report.filter.grammar.FilterParser.ColumnContext;
import io.millrace.report.filter.grammar.FilterParser.ComparisonContext;
import io.millrace.report.filter.grammar.FilterParser.ConditionContext;
import io.millrace.report.filter.grammar.FilterParser.ConjunctionContext;
import io.millrace.report.filter.grammar.FilterParser.DisjunctionContext;
import io.millrace.report.filter.grammar.FilterParser.FilterContext;
import io.millrace.report.filter.grammar.FilterParser.LikenessContext;
import io.millrace.report.filter.grammar.FilterParser.MembershipContext;
import io.millrace.report.filter.grammar.FilterParser.NegationContext;
import io.millrace.report.filter.grammar.FilterParser.RangeContext;
import io.millrace.report.filter.grammar.FilterParser.ValueContext;
import io.millrace.report.table.ColumnType;
import io.millrace.report.table.ReportColumn;
import io.millrace.report.table.ReportTable;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns what was parsed into conditions, and refuses what does not fit the table. */
final class FilterChecker {

    private static final int MOST_VALUES = 1000;

    private final ReportTable table;
    private final Literals literals;
    private int values;

    FilterChecker(ReportTable table, Literals literals) {
        this.table = table;
        this.literals = literals;
    }

    Filter check(FilterContext filter) {
        return filter.disjunction() == null ? Filter.everything() : anyOf(filter.disjunction());
    }

    private Filter anyOf(DisjunctionContext disjunction) {
        var parts = disjunction.conjunction().stream().map(this::allOf).toList();
        return parts.size() == 1 ? parts.getFirst() : new Filter.AnyOf(parts);
    }

    private Filter allOf(ConjunctionContext conjunction) {
        var parts = conjunction.negation().stream().map(this::negated).toList();
        return parts.size() == 1 ? parts.getFirst() : new Filter.AllOf(parts);
    }

    private Filter negated(NegationContext negation) {
        var operand = negation.operand();
        Filter part =
                operand.condition() == null
                        ? anyOf(operand.disjunction())
                        : condition(operand.condition());
        return negation.NOT().size() % 2 == 0 ? part : new Filter.Not(part);
    }

    private Filter condition(ConditionContext condition) {
        return switch (condition) {
            case ComparisonContext comparison -> comparison(comparison);
            case MembershipContext membership ->
                    negatedBy(membership.NOT(), membership(membership));
            case LikenessContext likeness -> negatedBy(likeness.NOT(), likeness(likeness));
            case RangeContext range -> negatedBy(range.NOT(), range(range));
            case AbsenceContext absence ->
                    negatedBy(absence.NOT(), new Filter.Absence(column(absence.column())));
            default -> throw new IllegalStateException("no such condition");
        };
    }

    private static Filter negatedBy(@Nullable TerminalNode not, Filter condition) {
        return not == null ? condition : new Filter.Not(condition);
    }

    private Filter comparison(ComparisonContext comparison) {
        var column = column(comparison.column());
        return new Filter.Comparison(
                column, comparison.operator.getText(), value(comparison.value(), column));
    }

    private Filter membership(MembershipContext membership) {
        var column = column(membership.column());
        List<TypedValue> members =
                membership.value().stream().map(value -> value(value, column)).toList();
        return new Filter.Membership(column, members);
    }

    private Filter range(RangeContext range) {
        var column = column(range.column());
        return new Filter.Range(
                column, value(range.value(0), column), value(range.value(1), column));
    }

    private Filter likeness(LikenessContext likeness) {
        var column = column(likeness.column());
        if (column.type() != ColumnType.TEXT && column.type() != ColumnType.OTHER) {
            throw new FilterFault(
                    Positions.of(likeness.column()), column.name() + " is no text: LIKE needs one");
        }
        var pattern = value(likeness.value(), column);
        if (endsInTheMiddle(pattern.text())) {
            throw new FilterFault(
                    Positions.of(likeness.value()), "the pattern ends in an escape character");
        }
        return new Filter.Likeness(column, pattern);
    }

    /** An odd number of backslashes at the end escapes nothing. */
    private static boolean endsInTheMiddle(String pattern) {
        int backslashes = 0;
        for (int i = pattern.length() - 1; i >= 0 && pattern.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private TypedValue value(ValueContext value, ReportColumn column) {
        values++;
        if (values > MOST_VALUES) {
            throw new FilterFault(
                    Positions.of(value), "a filter has at most " + MOST_VALUES + " values");
        }
        return literals.read(value, column.type());
    }

    private ReportColumn column(ColumnContext column) {
        String tableName = Names.of(column.identifier(0));
        if (!tableName.equalsIgnoreCase(table.name())) {
            throw new FilterFault(
                    Positions.of(column), "the table of this report is " + table.name());
        }
        var name = column.identifier(1);
        return table.column(Names.of(name))
                .orElseThrow(() ->
                        new FilterFault(
                                Positions.of(name),
                                table.name() + " has no column " + Names.of(name)));
    }
}
