package io.millrace.platform.objects;

import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/** The objects of a service that can be carried. One bean per service. */
public interface ObjectOwner {

    /** Types of its objects, those first that others refer to. */
    List<String> types();

    /** Waits until nobody else changes objects of the tenant; holds until the transaction ends. */
    Uni<Void> turn(SqlConnection transaction, String tenant);

    /**
     * Objects of one type, in the order of their codes, without any secret.
     *
     * @param patterns for SQL's LIKE
     */
    Uni<List<ExportedObject>> export(
            SqlConnection transaction, String tenant, String type, String[] patterns);

    /** Checks one object and writes it, or says why not; those that it refers to come first. */
    Uni<WrittenObject> write(
            SqlConnection transaction, ImportRequest request, ImportedObject object);

    /** Puts back what was there before; why it cannot be done, or empty. */
    Uni<Optional<String>> undo(
            SqlConnection transaction, String tenant, String user, FormerObject former);
}
