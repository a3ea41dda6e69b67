package io.millrace.bounce.migration;

import io.millrace.bounce.instance.CarriedInstances;
import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.platform.objects.FormerObject;
import io.millrace.platform.objects.ObjectOwner;
import io.millrace.platform.objects.WrittenObject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The bounce-service's objects: instances. */
@ApplicationScoped
class BounceObjects implements ObjectOwner {

    private final CarriedInstances instances;

    BounceObjects(CarriedInstances instances) {
        this.instances = instances;
    }

    @Override
    public List<String> types() {
        return List.of(CarriedInstances.TYPE);
    }

    /** Instances do not refer to each other: locks of their rows are enough. */
    @Override
    public Uni<Void> turn(SqlConnection transaction, String tenant) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<ExportedObject>> export(
            SqlConnection transaction, String tenant, String type, String[] patterns) {
        return instances.export(transaction, tenant, patterns);
    }

    @Override
    public Uni<WrittenObject> write(
            SqlConnection transaction, ImportRequest request, ImportedObject object) {
        return instances.write(transaction, request, object);
    }

    @Override
    public Uni<Optional<String>> undo(
            SqlConnection transaction, String tenant, String user, FormerObject former) {
        return instances.undo(transaction, tenant, user, former);
    }
}
