package io.millrace.report.definition;

import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import io.millrace.platform.objects.FormerObject;
import io.millrace.platform.objects.WrittenObject;
import io.millrace.platform.objects.WrittenObject.Needs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes definitions of reports out of one tenant and puts them into another, by the rules by which
 * callers save them. Those that are built in are everywhere already. A data source goes along by
 * its name alone: it is configuration.
 */
@ApplicationScoped
public class CarriedReports {

    public static final String TYPE = "REPORT";

    private static final String CHANGED = "It was changed or deleted since.";

    private final PlanReport planReport;

    CarriedReports(PlanReport planReport) {
        this.planReport = planReport;
    }

    /**
     * In the order of their codes.
     *
     * @param patterns for SQL's LIKE
     */
    public Uni<List<ExportedObject>> export(
            SqlConnection transaction, String tenant, String[] patterns) {
        return CarriedRows.like(transaction, tenant, patterns)
                .map(found -> found.stream().map(CarriedReports::exported).toList());
    }

    private static ExportedObject exported(ReportDefinition definition) {
        return new ExportedObject(
                TYPE,
                definition.code(),
                CarriedRows.body(definition),
                needs(definition).references(),
                List.of());
    }

    private static Needs needs(ReportDefinition definition) {
        return new Needs(
                List.of(new ObjectReference(ObjectReference.DATA_SOURCE, definition.dataSource())),
                List.of());
    }

    public Uni<WrittenObject> write(
            SqlConnection transaction, ImportRequest request, ImportedObject object) {
        if (BuiltInReports.find(object.code()).isPresent()) {
            return item(WrittenObject.failed(object, object.code() + " is built in."));
        }
        return Uni.createFrom()
                .item(() -> read(object))
                .chain(definition ->
                        CarriedRows.find(transaction, request.tenant(), object.code())
                                .chain(there ->
                                        there.isPresent() && !request.overwrite()
                                                ? item(WrittenObject.skipped(object))
                                                : replace(
                                                        transaction,
                                                        request,
                                                        object,
                                                        definition,
                                                        there)))
                .onFailure(UnfitDefinition.class)
                .recoverWithItem(unfit -> WrittenObject.failed(object, sentence(unfit)))
                .onFailure(JsonFault.class)
                .recoverWithItem(fault -> WrittenObject.failed(object, fault.detail()));
    }

    private static ReportDefinition read(ImportedObject object) {
        return DefinitionReader.read(object.code(), JsonBody.of(JsonBody.read(object.body()), ""));
    }

    private static String sentence(UnfitDefinition unfit) {
        return unfit.errors().stream()
                .map(error -> error.pointer() + " " + error.detail())
                .collect(Collectors.joining("; "));
    }

    private Uni<WrittenObject> replace(
            SqlConnection transaction,
            ImportRequest request,
            ImportedObject object,
            ReportDefinition definition,
            Optional<ReportDefinition> there) {
        return planReport
                .plan(request.tenant(), definition)
                .chain(plan ->
                        there.filter(plan.definition()::equals).isPresent()
                                ? item(WrittenObject.same(object, needs(definition)))
                                : save(transaction, request, object, plan.definition(), there));
    }

    private static Uni<WrittenObject> save(
            SqlConnection transaction,
            ImportRequest request,
            ImportedObject object,
            ReportDefinition definition,
            Optional<ReportDefinition> there) {
        var former =
                new FormerObject(
                        TYPE,
                        definition.code(),
                        there.map(CarriedRows::body).orElse(null),
                        CarriedRows.body(definition));
        return CarriedRows.save(
                        transaction,
                        request.tenant(),
                        request.user(),
                        definition,
                        there.isPresent())
                .map(saved ->
                        saved
                                ? WrittenObject.written(object, needs(definition), former)
                                : WrittenObject.failed(object, "It was created meanwhile."));
    }

    /** Why it cannot be put back, or empty. */
    public Uni<Optional<String>> undo(
            SqlConnection transaction, String tenant, String user, FormerObject former) {
        return CarriedRows.find(transaction, tenant, former.code())
                .chain(there ->
                        there.map(CarriedRows::body).filter(former.mark()::equals).isPresent()
                                ? putBack(transaction, tenant, user, former)
                                : item(Optional.of(CHANGED)));
    }

    private static Uni<Optional<String>> putBack(
            SqlConnection transaction, String tenant, String user, FormerObject former) {
        return former.body() == null
                ? CarriedRows.delete(transaction, tenant, former.code())
                        .replaceWith(Optional.<String>empty())
                : CarriedRows.save(
                                transaction,
                                tenant,
                                user,
                                read(new ImportedObject(TYPE, former.code(), former.body())),
                                true)
                        .replaceWith(Optional.<String>empty());
    }

    private static <T> Uni<T> item(T value) {
        return Uni.createFrom().item(value);
    }
}
