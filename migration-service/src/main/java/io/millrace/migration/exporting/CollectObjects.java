package io.millrace.migration.exporting;

import io.millrace.contracts.objects.ExportedObject;
import io.millrace.migration.bundle.BundleLimits;
import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.definition.ExportDefinition;
import io.millrace.migration.owner.ObjectType;
import io.millrace.migration.owner.OwnerCalls;
import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.MigrationFailed;
import io.millrace.migration.progress.Progress;
import io.millrace.migration.progress.Progress.Goal;
import io.millrace.migration.progress.Step;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the owners for the chosen objects, and for what these refer to where that is wanted. */
@ApplicationScoped
public class CollectObjects {

    private final OwnerCalls owners;
    private final Progress progress;
    private final BundleLimits limits;

    CollectObjects(OwnerCalls owners, Progress progress, BundleLimits limits) {
        this.owners = owners;
        this.progress = progress;
        this.limits = limits;
    }

    public Uni<Optional<Job>> run(Job job) {
        var definition = ExportDefinition.parse(job.definition());
        var collection = new Collection();
        return ask(job, collection, Patterns.of(definition))
                .invoke(() -> Patterns.requireAllFound(definition, collection))
                .chain(() ->
                        definition.withDependencies()
                                ? dependencies(job, collection)
                                : Uni.createFrom().voidItem())
                .chain(() -> keep(job, collection));
    }

    private Uni<Void> ask(
            Job job, Collection collection, Map<ObjectType, ? extends Set<String>> patterns) {
        return Multi.createFrom()
                .iterable(patterns.entrySet())
                .onItem()
                .transformToUniAndConcatenate(each ->
                        owners.export(each.getKey(), job.tenant(), List.copyOf(each.getValue())))
                .invoke(found -> found.forEach(collection::add))
                .invoke(() -> requireSize(collection))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void requireSize(Collection collection) {
        if (collection.size() > limits.mostObjects()
                || collection.characters() > limits.mostContent()) {
            throw new MigrationFailed("More is chosen than one bundle can hold.");
        }
    }

    /** Round by round, until nothing refers to anything that was not asked for. */
    private Uni<Void> dependencies(Job job, Collection collection) {
        var missing = collection.missing();
        return missing.isEmpty()
                ? Uni.createFrom().voidItem()
                : ask(job, collection, missing)
                        .invoke(() -> collection.requireAll(missing))
                        .chain(() -> dependencies(job, collection));
    }

    private Uni<Optional<Job>> keep(Job job, Collection collection) {
        var objects = collection.all().stream().map(CollectObjects::carried).toList();
        return progress.advance(
                job,
                Goal.of(Step.STORE, objects.size(), objects.size()),
                transaction ->
                        CarriedObjects.clear(transaction, job.key())
                                .chain(() -> CarriedObjects.save(transaction, job.key(), objects)));
    }

    private static CarriedObject carried(ExportedObject object) {
        return new CarriedObject(
                object.type(),
                object.code(),
                object.body(),
                object.references(),
                object.secrets(),
                CarriedObject.EXPORTED,
                null);
    }
}
