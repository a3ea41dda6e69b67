package io.millrace.migration.importing;

import io.millrace.contracts.objects.ExportedObject;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.owner.ObjectType;
import io.millrace.migration.owner.OwnerCalls;
import io.millrace.migration.progress.Job;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What objects of one owner refer to at another: it must be in the bundle or there already. What is
 * referred to at the same owner that owner checks itself.
 */
@ApplicationScoped
class ForeignReferences {

    private final OwnerCalls owners;

    ForeignReferences(OwnerCalls owners) {
        this.owners = owners;
    }

    /** The objects; those that refer to nothing are failed. */
    Uni<List<CarriedObject>> check(Job job, List<CarriedObject> objects) {
        Set<ObjectReference> present = new HashSet<>();
        objects.forEach(each -> present.add(new ObjectReference(each.type(), each.code())));
        return Multi.createFrom()
                .iterable(wanted(objects, present).entrySet())
                .onItem()
                .transformToUniAndConcatenate(each ->
                        owners.export(each.getKey(), job.tenant(), List.copyOf(each.getValue())))
                .invoke(found -> found.forEach(each -> present.add(reference(each))))
                .collect()
                .last()
                .map(_ -> objects.stream().map(each -> checked(each, present)).toList());
    }

    private static ObjectReference reference(ExportedObject object) {
        return new ObjectReference(object.type(), object.code());
    }

    private static Map<ObjectType, Set<String>> wanted(
            List<CarriedObject> objects, Set<ObjectReference> present) {
        Map<ObjectType, Set<String>> wanted = new EnumMap<>(ObjectType.class);
        for (CarriedObject object : objects) {
            for (ObjectReference reference : object.references()) {
                if (!present.contains(reference)) {
                    foreign(object, reference)
                            .ifPresent(type ->
                                    wanted.computeIfAbsent(type, _ -> new TreeSet<>())
                                            .add(reference.code()));
                }
            }
        }
        return wanted;
    }

    private static Optional<ObjectType> foreign(CarriedObject object, ObjectReference reference) {
        return ObjectType.of(reference.type())
                .filter(type -> type.owner() != Shares.ownerOf(object.type()));
    }

    private static CarriedObject checked(CarriedObject object, Set<ObjectReference> present) {
        return object.references().stream()
                .filter(reference -> foreign(object, reference).isPresent())
                .filter(reference -> !present.contains(reference))
                .findFirst()
                .map(reference ->
                        Outcomes.failed(
                                object,
                                "It refers to "
                                        + reference.type()
                                        + " "
                                        + reference.code()
                                        + ", which is neither in the bundle nor here."))
                .orElse(object);
    }
}
