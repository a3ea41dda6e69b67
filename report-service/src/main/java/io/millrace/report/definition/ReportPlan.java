package io.millrace.report.definition;

import io.millrace.report.filter.Filter;
import io.millrace.report.table.ReportColumn;
import io.millrace.report.table.ReportTable;
import java.util.List;

/**
 * A definition that fits the view as it is now.
 *
 * @param shown the columns of the file
 * @param filter of the definition
 */
public record ReportPlan(
        ReportDefinition definition, ReportTable table, List<ReportColumn> shown, Filter filter) {}
