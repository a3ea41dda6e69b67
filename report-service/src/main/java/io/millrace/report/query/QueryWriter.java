package io.millrace.report.query;

import io.millrace.report.filter.Bindings;
import io.millrace.report.filter.Filter;
import io.millrace.report.filter.FilterSql;
import io.millrace.report.filter.TypedValue;
import io.millrace.report.source.BuiltInViews;
import io.millrace.report.source.DataSources;
import io.millrace.report.table.Identifier;
import io.millrace.report.table.ReportColumn;
import io.millrace.report.table.ReportTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the statement of a report. */
@ApplicationScoped
public class QueryWriter {

    private final CsvColumns columns;

    QueryWriter(CsvColumns columns) {
        this.columns = columns;
    }

    /**
     * @param shown columns of the table, in the order of the file
     * @param filters all of them hold of every row
     */
    public ReportQuery write(
            String tenant,
            String dataSource,
            ReportTable table,
            List<ReportColumn> shown,
            List<Filter> filters) {
        var bindings = new Bindings();
        String ofTenant =
                dataSource.equals(DataSources.REPORTING)
                        ? Identifier.quoted(BuiltInViews.TENANT)
                                + " = "
                                + bindings.add(new TypedValue(tenant, "text"))
                        : "true";
        String condition = new FilterSql(bindings).write(new Filter.AllOf(filters));
        String statement =
                "SELECT %s FROM %s WHERE %s AND (%s)"
                        .formatted(listOf(shown), table.sql(), ofTenant, condition);
        return new ReportQuery(dataSource, statement, bindings.values());
    }

    private String listOf(List<ReportColumn> shown) {
        return shown.stream().map(columns::sql).collect(Collectors.joining(", "));
    }
}
