package io.millrace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.report.filter.Bindings;
import io.millrace.report.filter.Filter;
import io.millrace.report.filter.FilterFault;
import io.millrace.report.filter.FilterReader;
import io.millrace.report.filter.FilterSql;
import io.millrace.report.table.ColumnType;
import io.millrace.report.table.ReportColumn;
import io.millrace.report.table.ReportTable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever is sent as a filter: it is refused with a position, or becomes SQL of our words alone.
 */
class FilterFuzzTest {

    private static final ReportTable TABLE =
            new ReportTable(
                    "report",
                    "T",
                    Stream.of(ColumnType.values())
                            .map(type -> new ReportColumn("C_" + type, type))
                            .toList());

    /** Every word that a statement may hold. */
    private static final Pattern OURS =
            Pattern.compile(
                    """
                    (?x)(?: \\s | [(),.=<>] | \\[1] | "C_[A-Z]+" | ::(?:text|bigint|numeric|date|timestamptz|timestamp|boolean)(?:\\[])?
                    | current_setting\\('millrace\\.p[0-9]+'\\) | unnest | SELECT | AND | OR | NOT | IN | LIKE
                    | BETWEEN | IS | NULL | true | false )*
                    """);

    @Property(tries = 3000)
    void anyText(@ForAll("texts") String text) {
        harmless(text);
    }

    @Property(tries = 3000)
    void anySequenceOfWords(@ForAll("words") List<String> words) {
        harmless(String.join(" ", words));
    }

    /** A literal comes out as it went in, and nowhere but among the bound values. */
    @Property(tries = 2000)
    void anyLiteral(@ForAll("literals") String literal) {
        String filter = "T.C_TEXT = '" + literal.replace("'", "''") + "'";

        var bindings = new Bindings();
        String sql = new FilterSql(bindings).write(FilterReader.read(filter, TABLE));

        assertThat(bindings.values()).isEqualTo(List.of(List.of(literal)));
        assertThat(sql)
                .isEqualTo(
                        "\"C_TEXT\" = (SELECT (current_setting('millrace.p1')::text[])[1]::text)");
    }

    private static void harmless(String text) {
        for (Filter filter : read(text)) {
            String sql = new FilterSql(new Bindings()).write(filter);
            assertThat(OURS.matcher(sql).matches()).as("%s became %s", text, sql).isTrue();
        }
    }

    private static List<Filter> read(String text) {
        try {
            var body = JsonNodeFactory.instance.objectNode().put("WANTED", "1");
            return List.of(FilterReader.read(text, TABLE, body));
        } catch (FilterFault refused) {
            assertThat(refused.position()).isPositive();
            return List.of();
        }
    }

    @Property(tries = 1)
    void depthIsRefusedAndNotAFault() {
        assertThatThrownBy(() ->
                        FilterReader.read(
                                "(".repeat(9000) + "T.C_TEXT IS NULL" + ")".repeat(9000), TABLE))
                .isInstanceOf(FilterFault.class)
                .hasMessageContaining("nested deeper");
        assertThat(FilterReader.read("NOT ".repeat(4000) + "T.C_TEXT IS NULL", TABLE))
                .isInstanceOf(Filter.Absence.class);
        assertThat(
                        FilterReader.read(
                                "T.C_TEXT IS NULL OR ".repeat(900) + "T.C_TEXT IS NULL", TABLE))
                .isInstanceOf(Filter.AnyOf.class);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings()
                        .withChars("T.C_E'\"()=<>-;/*\\ANDOR0123 \n%")
                        .ofMaxLength(40));
    }

    @Provide
    Arbitrary<String> literals() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "'",
                                "''",
                                "\\",
                                "'; DROP TABLE run; --",
                                "$1",
                                "${x}",
                                "%s",
                                "\"",
                                "{}",
                                "NULL",
                                "a,b",
                                "🚀"),
                        Arbitraries.strings().ofMaxLength(30))
                .filter(text ->
                        text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c)));
    }

    @Provide
    Arbitrary<List<String>> words() {
        var columns = Arbitraries.of(ColumnType.values()).map(type -> "T.C_" + type);
        var operators =
                Arbitraries.of(
                        "=",
                        "<>",
                        "<",
                        "<=",
                        ">",
                        ">=",
                        "IN (",
                        "LIKE",
                        "BETWEEN",
                        "IS NULL",
                        "IS NOT NULL",
                        "NOT IN (",
                        "not like");
        var values =
                Arbitraries.of(
                        "'x'",
                        "1",
                        "-2.5",
                        "DATE '2026-01-31'",
                        "DATE '2026-02-30'",
                        "'2026-01-31T07:00:00Z'",
                        "'true'",
                        "WANTED",
                        "MISSING",
                        "'a%'",
                        "'\\'",
                        "99999999999999999999999",
                        "''");
        var joints =
                Arbitraries.of(
                        "AND",
                        "OR",
                        "NOT",
                        "(",
                        ")",
                        ",",
                        "--",
                        ";",
                        "/*",
                        "UNION SELECT",
                        "::",
                        "||");
        return Arbitraries.frequencyOf(
                        Tuple.of(4, columns),
                        Tuple.of(4, operators),
                        Tuple.of(4, values),
                        Tuple.of(2, joints))
                .list()
                .ofMaxSize(14);
    }
}
