package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import io.millrace.platform.objects.FormerObject;
import io.millrace.platform.objects.WrittenObject;
import io.millrace.scheduler.definition.CarriedRows.Kept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a definition into a tenant by the rules by which callers save one, in a transaction of many.
 * Whoever calls has the tenant's turn.
 */
@ApplicationScoped
public class ImportDefinition {

    private final Workers workers;
    private final Batches batches;
    private final BatchGroups groups;
    private final Clock clock;

    ImportDefinition(Workers workers, Batches batches, BatchGroups groups, Clock clock) {
        this.workers = workers;
        this.batches = batches;
        this.groups = groups;
        this.clock = clock;
    }

    private record Arrival(
            DefinitionType type, ImportRequest request, ImportedObject object, JsonNode body) {

        DefinitionKey key() {
            return new DefinitionKey(request.tenant(), object.code());
        }
    }

    public Uni<WrittenObject> write(
            SqlConnection transaction,
            DefinitionType type,
            ImportRequest request,
            ImportedObject object) {
        var faults = new Faults();
        var body = read(type, object, faults);
        if (body == null || !faults.none()) {
            return item(WrittenObject.failed(object, faults.sentence()));
        }
        var arrival = new Arrival(type, request, object, body);
        return CarriedRows.find(transaction, type, arrival.key())
                .chain(there ->
                        there.isPresent() && !request.overwrite()
                                ? item(WrittenObject.skipped(object))
                                : replace(transaction, arrival, there));
    }

    private @Nullable JsonNode read(DefinitionType type, ImportedObject object, Faults faults) {
        if (!Formats.isCode(object.code())) {
            faults.add("/code", Formats.CODE_RULE);
        }
        try {
            return repository(type).read(object.code(), JsonBody.read(object.body()), faults);
        } catch (JsonFault fault) {
            faults.add(fault.pointer(), fault.detail());
            return null;
        }
    }

    private DefinitionRepository<?> repository(DefinitionType type) {
        return switch (type) {
            case WORKER -> workers;
            case BATCH -> batches;
            case BATCH_GROUP -> groups;
        };
    }

    private Uni<WrittenObject> replace(
            SqlConnection transaction, Arrival arrival, Optional<Kept> there) {
        return missing(transaction, arrival)
                .chain(faults ->
                        faults.none()
                                ? save(transaction, arrival, there)
                                : item(WrittenObject.failed(arrival.object(), faults.sentence())));
    }

    /** Each place that names a definition that is not there. */
    private static Uni<Faults> missing(SqlConnection transaction, Arrival arrival) {
        var faults = new Faults();
        return switch (arrival.type()) {
            case WORKER -> Uni.createFrom().item(faults);
            case BATCH -> missing(transaction, arrival, "worker", "tasks", "worker");
            case BATCH_GROUP -> missing(transaction, arrival, "batch", "members", "batchName");
        };
    }

    private static Uni<Faults> missing(
            SqlConnection transaction, Arrival arrival, String table, String list, String field) {
        var named = Named.in(arrival.body(), list, field);
        return CarriedRows.known(transaction, table, arrival.request().tenant(), named.keySet())
                .map(known -> {
                    var faults = new Faults();
                    References.fault(table, new HashSet<>(known), named, faults);
                    return faults;
                });
    }

    private Uni<WrittenObject> save(
            SqlConnection transaction, Arrival arrival, Optional<Kept> there) {
        there.ifPresent(
                kept -> CarriedBody.keepSecrets(arrival.body(), DefinitionJson.read(kept.body())));
        var needs = CarriedBody.needs(arrival.type(), arrival.body());
        if (there.filter(kept -> saysTheSame(arrival, kept)).isPresent()) {
            return item(WrittenObject.same(arrival.object(), needs));
        }
        var row =
                Kept.next(
                        arrival.object().code(),
                        DefinitionJson.write(arrival.body()),
                        there.map(Kept::revision).orElse(0L),
                        clock.instant());
        var former =
                new FormerObject(
                        arrival.type().name(),
                        row.code(),
                        there.map(Kept::body).orElse(null),
                        Long.toString(row.revision()));
        return CarriedRows.save(
                        transaction, arrival.type(), arrival.key(), row, arrival.request().user())
                .chain(() -> retire(transaction, there))
                .replaceWith(WrittenObject.written(arrival.object(), needs, former));
    }

    private static boolean saysTheSame(Arrival arrival, Kept kept) {
        return DefinitionJson.same(arrival.body(), DefinitionJson.read(kept.body()));
    }

    private static Uni<Void> retire(SqlConnection transaction, Optional<Kept> there) {
        return there.isEmpty()
                ? Uni.createFrom().voidItem()
                : CarriedRows.retire(transaction, there.get());
    }

    private static <T> Uni<T> item(T value) {
        return Uni.createFrom().item(value);
    }
}
