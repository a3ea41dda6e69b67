package io.millrace.bounce.instance;

import io.millrace.bounce.field.Fields;
import io.millrace.bounce.refusal.BounceRefused;
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

/**
 * Takes instances out of one tenant and puts them into another, by the rules by which an
 * administrator keeps them. A support identifier that is another tenant's here is refused.
 */
@ApplicationScoped
public class CarriedInstances {

    public static final String TYPE = "BOUNCE_INSTANCE";

    private static final String CHANGED = "It was changed or removed since.";

    private final InstanceReader reader;
    private final ChangeInstance changeInstance;
    private final Instances instances;
    private final Bookings bookings;

    CarriedInstances(
            InstanceReader reader,
            ChangeInstance changeInstance,
            Instances instances,
            Bookings bookings) {
        this.reader = reader;
        this.changeInstance = changeInstance;
        this.instances = instances;
        this.bookings = bookings;
    }

    /**
     * In the order of their codes.
     *
     * @param patterns for SQL's LIKE
     */
    public Uni<List<ExportedObject>> export(
            SqlConnection transaction, String tenant, String[] patterns) {
        return instances
                .like(transaction, tenant, patterns)
                .map(found -> found.stream().map(CarriedInstances::exported).toList());
    }

    private static ExportedObject exported(Instance instance) {
        return new ExportedObject(
                TYPE,
                CarriedInstance.code(instance.key()),
                CarriedInstance.body(instance),
                needs(instance).references(),
                List.of());
    }

    private static Needs needs(Instance instance) {
        return new Needs(List.of(new ObjectReference("BATCH", instance.batchName())), List.of());
    }

    public Uni<WrittenObject> write(
            SqlConnection transaction, ImportRequest request, ImportedObject object) {
        return Uni.createFrom()
                .item(() -> read(request.tenant(), object.code(), object.body()))
                .chain(instance ->
                        instances
                                .lock(transaction, instance.key())
                                .chain(there ->
                                        there.isPresent() && !request.overwrite()
                                                ? item(WrittenObject.skipped(object))
                                                : replace(
                                                        transaction,
                                                        request,
                                                        object,
                                                        instance,
                                                        there)))
                .onFailure(BounceRefused.class)
                .recoverWithItem(refused -> WrittenObject.failed(object, sentence(refused)))
                .onFailure(JsonFault.class)
                .recoverWithItem(fault -> WrittenObject.failed(object, fault.detail()));
    }

    private Instance read(String tenant, String code, String body) {
        return reader.read(CarriedInstance.key(tenant, code), Fields.of(JsonBody.read(body), ""));
    }

    private static String sentence(BounceRefused refused) {
        return refused.pointer() == null
                ? refused.sentence()
                : refused.pointer() + " " + refused.sentence();
    }

    private Uni<WrittenObject> replace(
            SqlConnection transaction,
            ImportRequest request,
            ImportedObject object,
            Instance instance,
            Optional<Instance> there) {
        if (there.filter(instance::equals).isPresent()) {
            return item(WrittenObject.same(object, needs(instance)));
        }
        var former =
                new FormerObject(
                        TYPE,
                        object.code(),
                        there.map(CarriedInstance::body).orElse(null),
                        CarriedInstance.body(instance));
        return changeInstance
                .save(transaction, instance, request.user())
                .replaceWith(WrittenObject.written(object, needs(instance), former));
    }

    /** Why it cannot be put back, or empty. */
    public Uni<Optional<String>> undo(
            SqlConnection transaction, String tenant, String user, FormerObject former) {
        var key = CarriedInstance.key(tenant, former.code());
        return instances
                .lock(transaction, key)
                .chain(there ->
                        there.map(CarriedInstance::body).filter(former.mark()::equals).isPresent()
                                ? putBack(transaction, key, user, former)
                                : item(Optional.of(CHANGED)))
                .onFailure(BounceRefused.class)
                .recoverWithItem(refused -> Optional.of(refused.sentence()));
    }

    private Uni<Optional<String>> putBack(
            SqlConnection transaction, InstanceKey key, String user, FormerObject former) {
        return former.body() == null
                ? bookings.release(transaction, key, user)
                        .chain(() -> instances.delete(transaction, key))
                        .replaceWith(Optional.<String>empty())
                : changeInstance
                        .save(transaction, read(key.tenant(), former.code(), former.body()), user)
                        .replaceWith(Optional.<String>empty());
    }

    private static <T> Uni<T> item(T value) {
        return Uni.createFrom().item(value);
    }
}
