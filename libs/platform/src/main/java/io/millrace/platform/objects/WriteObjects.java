package io.millrace.platform.objects;

import io.millrace.contracts.objects.ImportAnswer;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.contracts.objects.ObjectResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the objects of a request one after the other, those first that others refer to. */
final class WriteObjects {

    private WriteObjects() {}

    /** What came of it; the former objects in the order in which they were replaced. */
    record Outcome(ImportAnswer answer, List<FormerObject> former) {}

    static Uni<Outcome> write(SqlConnection transaction, ObjectOwner owner, ImportRequest request) {
        return owner.turn(transaction, request.tenant())
                .onItem()
                .transformToMulti(_ -> Multi.createFrom().iterable(inOrder(owner, request)))
                .onItem()
                .transformToUniAndConcatenate(object -> owner.write(transaction, request, object))
                .collect()
                .asList()
                .map(written -> outcome(request, written));
    }

    private static List<ImportedObject> inOrder(ObjectOwner owner, ImportRequest request) {
        List<String> types = owner.types();
        return request.objects().stream()
                .sorted(
                        Comparator.comparingInt((ImportedObject o) -> types.indexOf(o.type()))
                                .thenComparing(ImportedObject::code))
                .toList();
    }

    private static Outcome outcome(ImportRequest request, List<WrittenObject> written) {
        Map<List<String>, ObjectResult> results = HashMap.newHashMap(written.size());
        written.forEach(each ->
                results.put(List.of(each.result().type(), each.result().code()), each.result()));
        return new Outcome(
                ImportAnswer.of(
                        request.objects().stream()
                                .map(o ->
                                        Objects.requireNonNull(
                                                results.get(List.of(o.type(), o.code()))))
                                .toList()),
                written.stream().map(WrittenObject::former).filter(Objects::nonNull).toList());
    }
}
