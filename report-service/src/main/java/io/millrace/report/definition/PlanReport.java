package io.millrace.report.definition;

import io.millrace.platform.problem.FieldError;
import io.millrace.platform.secret.SecretMissing;
import io.millrace.report.filter.Filter;
import io.millrace.report.filter.FilterFault;
import io.millrace.report.filter.FilterReader;
import io.millrace.report.source.DataSources;
import io.millrace.report.source.UnknownSource;
import io.millrace.report.source.UnusableSource;
import io.millrace.report.table.ReportColumn;
import io.millrace.report.table.ReportTable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Holds a definition against the view that it names; fails with {@link UnfitDefinition}. */
@ApplicationScoped
public class PlanReport {

    private final DataSources sources;

    PlanReport(DataSources sources) {
        this.sources = sources;
    }

    public Uni<ReportPlan> plan(String tenant, ReportDefinition definition) {
        return Uni.createFrom()
                .deferred(
                        () -> sources.describe(tenant, definition.dataSource(), definition.view()))
                .onFailure(UnknownSource.class)
                .transform(unknown -> unfit(unknown))
                .onFailure(UnusableSource.class)
                .transform(unusable -> unfit(unusable.detail()))
                .onFailure(SecretMissing.class)
                .transform(missing -> unfit(String.valueOf(missing.getMessage())))
                .map(table -> fitted(definition, table));
    }

    private static UnfitDefinition unfit(UnknownSource unknown) {
        String pointer = unknown.isView() ? "/view" : "/dataSource";
        return new UnfitDefinition(List.of(new FieldError(pointer, unknown.detail())));
    }

    private static UnfitDefinition unfit(String sourceFault) {
        return new UnfitDefinition(List.of(new FieldError("/dataSource", sourceFault)));
    }

    private static ReportPlan fitted(ReportDefinition definition, ReportTable table) {
        List<FieldError> errors = new ArrayList<>();
        var shown = shown(definition.columns(), table, errors);
        var filter = filter(definition.defaultFilter(), table, errors);
        if (!errors.isEmpty()) {
            throw new UnfitDefinition(errors);
        }
        return new ReportPlan(definition, table, shown, filter);
    }

    private static List<ReportColumn> shown(
            List<String> wanted, ReportTable table, List<FieldError> errors) {
        if (wanted.isEmpty()) {
            return table.columns();
        }
        List<ReportColumn> shown = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            var column = table.column(wanted.get(i));
            if (column.isPresent()) {
                shown.add(column.get());
            } else {
                errors.add(
                        new FieldError(
                                "/columns/" + i, table.name() + " has no column " + wanted.get(i)));
            }
        }
        return shown;
    }

    private static Filter filter(String text, ReportTable table, List<FieldError> errors) {
        try {
            return FilterReader.read(text, table);
        } catch (FilterFault fault) {
            errors.add(new FieldError("/defaultFilter", fault.detail()));
            return Filter.everything();
        }
    }
}
