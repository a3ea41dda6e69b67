package io.millrace.report.definition;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds the definition of a report by its code. */
@ApplicationScoped
public class FindReport {

    private final ReportDefinitions definitions;

    FindReport(ReportDefinitions definitions) {
        this.definitions = definitions;
    }

    public Uni<Optional<ReportDefinition>> find(String tenant, String code) {
        if (!DefinitionReader.isCode(code)) {
            return Uni.createFrom().item(Optional.empty());
        }
        var builtIn = BuiltInReports.find(code);
        return builtIn.isPresent()
                ? Uni.createFrom().item(builtIn)
                : definitions.find(tenant, code);
    }
}
