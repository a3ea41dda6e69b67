package io.millrace.report.definition;

import io.millrace.platform.json.JsonBody;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps the definitions of a tenant. */
@ApplicationScoped
class ChangeDefinition {

    private final ReportDefinitions definitions;
    private final PlanReport planReport;
    private final FindReport findReport;

    ChangeDefinition(ReportDefinitions definitions, PlanReport planReport, FindReport findReport) {
        this.definitions = definitions;
        this.planReport = planReport;
        this.findReport = findReport;
    }

    /** Saves what fits; nothing is changed where something does not. */
    Uni<SavedDefinition> save(String tenant, String user, String code, byte[] body) {
        requireOwn(code);
        return Uni.createFrom()
                .item(() -> DefinitionReader.read(code, JsonBody.object(body)))
                .chain(definition -> planReport.plan(tenant, definition))
                .onFailure(UnfitDefinition.class)
                .transform(unfit -> ProblemException.invalid(unfit.errors()))
                .chain(plan -> save(tenant, user, plan.definition()));
    }

    private Uni<SavedDefinition> save(String tenant, String user, ReportDefinition definition) {
        return definitions
                .save(tenant, user, definition)
                .map(isNew -> new SavedDefinition(definition, isNew));
    }

    Uni<ReportDefinition> get(String tenant, String code) {
        return findReport.find(tenant, code).map(found -> found.orElseThrow(() -> unknown(code)));
    }

    Uni<Void> delete(String tenant, String code) {
        requireOwn(code);
        if (!DefinitionReader.isCode(code)) {
            throw unknown(code);
        }
        return definitions
                .delete(tenant, code)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw unknown(code);
                    }
                })
                .replaceWithVoid();
    }

    /** Those of the tenant and those built in, by code. */
    Uni<Page<ReportDefinition>> list(String tenant, PageRequest page) {
        String after = page.after().isEmpty() ? "" : page.after().getFirst();
        return definitions
                .list(tenant, page)
                .map(own -> merged(own, after))
                .map(all -> Page.of(all, page, definition -> List.of(definition.code())));
    }

    private static List<ReportDefinition> merged(List<ReportDefinition> own, String after) {
        List<ReportDefinition> all = new ArrayList<>(own);
        BuiltInReports.ALL.stream()
                .filter(builtIn -> builtIn.code().compareTo(after) > 0)
                .forEach(all::add);
        all.sort(Comparator.comparing(ReportDefinition::code));
        return all;
    }

    private static void requireOwn(String code) {
        if (BuiltInReports.find(code).isPresent()) {
            throw ProblemException.conflict(code + " is built in and stays as it is.");
        }
    }

    private static ProblemException unknown(String code) {
        return ProblemException.notFound("There is no report " + code + ".");
    }
}
