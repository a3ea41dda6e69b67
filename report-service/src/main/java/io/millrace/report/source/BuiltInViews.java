package io.millrace.report.source;

import io.millrace.report.table.ReportTable;
import java.util.List;
import java.util.Optional;

/** Views of the reporting store that reports may read. */
public final class BuiltInViews {

    /** The column by which each of them is held to one tenant. */
    public static final String TENANT = "TENANT";

    public static final List<String> NAMES =
            List.of(
                    "BATCH_RUNS",
                    "BOUNCE_EXECUTIONS",
                    "FILES",
                    "JOB_CALLBACKS",
                    "MIGRATIONS",
                    "TASK_RUNS");

    private BuiltInViews() {}

    static Optional<String> find(String view) {
        return NAMES.stream().filter(view::equalsIgnoreCase).findFirst();
    }

    static ReportTable withoutTenant(ReportTable table) {
        var columns =
                table.columns().stream().filter(column -> !column.name().equals(TENANT)).toList();
        return new ReportTable(table.schema(), table.name(), columns);
    }
}
