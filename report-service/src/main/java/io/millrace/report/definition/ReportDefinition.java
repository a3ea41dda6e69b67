package io.millrace.report.definition;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What a report is, fields in the order they are shown.
 *
 * @param view of the data source, with or without its schema; the table of a filter is its name
 * @param columns those of the view that are shown, in that order; all of them where it is empty
 * @param defaultFilter holds of every row beside the filters of a request; empty for none
 */
@JsonPropertyOrder({"code", "name", "dataSource", "view", "columns", "defaultFilter"})
public record ReportDefinition(
        String code,
        String name,
        String dataSource,
        String view,
        List<String> columns,
        String defaultFilter) {}
