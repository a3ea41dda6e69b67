package io.millrace.report.definition;

import io.millrace.report.source.BuiltInViews;
import io.millrace.report.source.DataSources;
import java.util.List;
import java.util.Optional;

/** Reports that every tenant has: one for each view of the reporting store, under its name. */
final class BuiltInReports {

    static final List<ReportDefinition> ALL =
            BuiltInViews.NAMES.stream().map(BuiltInReports::of).toList();

    private BuiltInReports() {}

    private static ReportDefinition of(String view) {
        return new ReportDefinition(view, view, DataSources.REPORTING, view, List.of(), "");
    }

    static Optional<ReportDefinition> find(String code) {
        return ALL.stream().filter(report -> report.code().equals(code)).findFirst();
    }
}
