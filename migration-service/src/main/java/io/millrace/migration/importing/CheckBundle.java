package io.millrace.migration.importing;

import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.owner.Owner;
import io.millrace.migration.owner.OwnerCalls;
import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.MigrationFailed;
import io.millrace.migration.progress.Progress;
import io.millrace.migration.progress.Progress.Goal;
import io.millrace.migration.progress.Step;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has every owner say what it would make of its share, and looks for what objects of one owner
 * refer to at another. Only if nobody refuses anything the import goes on.
 */
@ApplicationScoped
public class CheckBundle {

    private final Pool pool;
    private final OwnerCalls owners;
    private final ForeignReferences foreign;
    private final Progress progress;

    CheckBundle(Pool pool, OwnerCalls owners, ForeignReferences foreign, Progress progress) {
        this.pool = pool;
        this.owners = owners;
        this.foreign = foreign;
        this.progress = progress;
    }

    public Uni<Optional<Job>> run(Job job) {
        return CarriedObjects.list(pool, job.key())
                .chain(objects -> checked(job, objects))
                .chain(checked -> foreign.check(job, checked))
                .invoke(CheckBundle::requireAllWell)
                .chain(checked ->
                        progress.advance(
                                job,
                                Goal.of(Step.APPLY, 0, checked.size()),
                                transaction ->
                                        CarriedObjects.save(transaction, job.key(), checked)));
    }

    private Uni<List<CarriedObject>> checked(Job job, List<CarriedObject> objects) {
        return Multi.createFrom()
                .iterable(Owner.IN_ORDER)
                .onItem()
                .transformToUniAndConcatenate(owner -> share(job, owner, objects))
                .collect()
                .in(ArrayList<CarriedObject>::new, List::addAll)
                .map(List::copyOf);
    }

    private Uni<List<CarriedObject>> share(Job job, Owner owner, List<CarriedObject> objects) {
        var share = Shares.of(owner, objects);
        return share.isEmpty()
                ? Uni.createFrom().item(share)
                : owners.check(owner, Shares.request(job, share))
                        .map(answer -> Shares.ended(share, answer.objects()));
    }

    private static void requireAllWell(List<CarriedObject> checked) {
        if (checked.stream().anyMatch(Outcomes::isFailed)) {
            throw new MigrationFailed(Outcomes.refused(checked), Outcomes.left(checked));
        }
    }
}
