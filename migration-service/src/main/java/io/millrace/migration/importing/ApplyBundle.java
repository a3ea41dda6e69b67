package io.millrace.migration.importing;

import io.millrace.contracts.objects.ImportAnswer;
import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.owner.Owner;
import io.millrace.migration.owner.OwnerCalls;
import io.millrace.migration.progress.Conclude;
import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.MigrationFailed;
import io.millrace.migration.progress.Progress;
import io.millrace.migration.progress.Progress.Goal;
import io.millrace.migration.progress.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Has one owner write its share, all or none. The id of the run goes along: an owner that is asked
 * again gives the same answer.
 */
@ApplicationScoped
public class ApplyBundle {

    private final Pool pool;
    private final OwnerCalls owners;
    private final Progress progress;
    private final Conclude conclude;

    ApplyBundle(Pool pool, OwnerCalls owners, Progress progress, Conclude conclude) {
        this.pool = pool;
        this.owners = owners;
        this.progress = progress;
        this.conclude = conclude;
    }

    public Uni<Optional<Job>> run(Job job) {
        return CarriedObjects.list(pool, job.key())
                .chain(objects ->
                        job.place() < Owner.IN_ORDER.size()
                                ? share(job, Owner.IN_ORDER.get(job.place()), objects)
                                : conclude.success(job, _ -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<Job>> share(Job job, Owner owner, List<CarriedObject> objects) {
        var share = Shares.of(owner, objects);
        return share.isEmpty()
                ? next(job, objects, share)
                : owners.apply(owner, job.runId(), Shares.request(job, share))
                        .map(answer -> accepted(share, answer))
                        .chain(written -> next(job, objects, written));
    }

    private static List<CarriedObject> accepted(List<CarriedObject> share, ImportAnswer answer) {
        var ended = Shares.ended(share, answer.objects());
        if (!answer.accepted()) {
            throw new MigrationFailed(Outcomes.refused(ended), ended);
        }
        return ended;
    }

    private Uni<Optional<Job>> next(
            Job job, List<CarriedObject> objects, List<CarriedObject> written) {
        int done =
                Owner.IN_ORDER.stream()
                        .limit(job.place() + 1L)
                        .mapToInt(owner -> Shares.of(owner, objects).size())
                        .sum();
        return progress.advance(
                job,
                Goal.of(Step.APPLY, done, objects.size()).at(job.place() + 1),
                transaction -> CarriedObjects.save(transaction, job.key(), written));
    }
}
