package io.millrace.migration.importing;

import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ImportedObject;
import io.millrace.contracts.objects.ObjectResult;
import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.definition.ImportDefinition;
import io.millrace.migration.owner.ObjectType;
import io.millrace.migration.owner.Owner;
import io.millrace.migration.progress.Job;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What of a bundle goes to which owner, and what came back. */
final class Shares {

    private Shares() {}

    static List<CarriedObject> of(Owner owner, List<CarriedObject> objects) {
        return objects.stream().filter(object -> ownerOf(object.type()) == owner).toList();
    }

    static Owner ownerOf(String type) {
        return ObjectType.of(type).orElseThrow().owner();
    }

    static ImportRequest request(Job job, List<CarriedObject> share) {
        return new ImportRequest(
                job.tenant(),
                job.user(),
                ImportDefinition.parse(job.definition()).overwrite(),
                share.stream()
                        .map(each ->
                                new ImportedObject(
                                        each.type(),
                                        each.code(),
                                        Objects.requireNonNull(each.body())))
                        .toList());
    }

    /** The objects with their results, which come in the same order. */
    static List<CarriedObject> ended(List<CarriedObject> share, List<ObjectResult> results) {
        if (results.size() != share.size()) {
            throw new IllegalStateException("an owner has not answered for every object");
        }
        return IntStream.range(0, share.size())
                .mapToObj(i -> ended(share.get(i), results.get(i)))
                .toList();
    }

    private static CarriedObject ended(CarriedObject object, ObjectResult result) {
        return new CarriedObject(
                object.type(),
                object.code(),
                object.body(),
                result.references().isEmpty() ? object.references() : result.references(),
                result.secrets().isEmpty() ? object.secrets() : result.secrets(),
                result.outcome().name(),
                result.reason());
    }
}
