package io.millrace.report.migration;

import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.platform.objects.FormerObject;
import io.millrace.platform.objects.ObjectOwner;
import io.millrace.platform.objects.WrittenObject;
import io.millrace.report.definition.CarriedReports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The report-service's objects: definitions that tenants made. */
@ApplicationScoped
class ReportObjects implements ObjectOwner {

    private final CarriedReports reports;

    ReportObjects(CarriedReports reports) {
        this.reports = reports;
    }

    @Override
    public List<String> types() {
        return List.of(CarriedReports.TYPE);
    }

    /** Definitions do not refer to each other: locks of their rows are enough. */
    @Override
    public Uni<Void> turn(SqlConnection transaction, String tenant) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<ExportedObject>> export(
            SqlConnection transaction, String tenant, String type, String[] patterns) {
        return reports.export(transaction, tenant, patterns);
    }

    @Override
    public Uni<WrittenObject> write(
            SqlConnection transaction, ImportRequest request, ImportedObject object) {
        return reports.write(transaction, request, object);
    }

    @Override
    public Uni<Optional<String>> undo(
            SqlConnection transaction, String tenant, String user, FormerObject former) {
        return reports.undo(transaction, tenant, user, former);
    }
}
