package io.millrace.migration.importing;

import io.millrace.contracts.objects.UndoAnswer;
import io.millrace.contracts.objects.UndoAnswer.Left;
import io.millrace.migration.catalog.CarriedObject;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.owner.Owner;
import io.millrace.migration.owner.OwnerCalls;
import io.millrace.migration.progress.Conclude;
import io.millrace.migration.progress.Job;
import io.millrace.migration.progress.Progress;
import io.millrace.migration.progress.Progress.Goal;
import io.millrace.migration.progress.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Takes back what owners wrote, the last one first; also what one of them may still be writing. */
@ApplicationScoped
public class UndoBundle {

    private static final String TAKEN_BACK = "It was taken back, since the import failed.";

    private final Pool pool;
    private final OwnerCalls owners;
    private final Progress progress;
    private final Conclude conclude;

    UndoBundle(Pool pool, OwnerCalls owners, Progress progress, Conclude conclude) {
        this.pool = pool;
        this.owners = owners;
        this.progress = progress;
        this.conclude = conclude;
    }

    /** Goes over from applying: nothing is taken back yet. */
    public Uni<Optional<Job>> begin(Job job, String reason, List<CarriedObject> refused) {
        int last = Math.min(job.place(), Owner.IN_ORDER.size() - 1);
        var goal = new Goal(Step.UNDO, last, 0, 0, reason);
        return progress.advance(
                job, goal, transaction -> CarriedObjects.save(transaction, job.key(), refused));
    }

    public Uni<Optional<Job>> run(Job job) {
        return CarriedObjects.list(pool, job.key())
                .chain(objects ->
                        job.place() >= 0
                                ? share(job, Owner.IN_ORDER.get(job.place()), objects)
                                : end(job, objects));
    }

    private Uni<Optional<Job>> share(Job job, Owner owner, List<CarriedObject> objects) {
        var share = Shares.of(owner, objects);
        return share.isEmpty()
                ? next(job, share)
                : owners.undo(owner, job.runId(), job.tenant())
                        .map(answer -> share.stream().map(each -> undone(each, answer)).toList())
                        .chain(undone -> next(job, undone));
    }

    private static CarriedObject undone(CarriedObject object, UndoAnswer answer) {
        Optional<Left> left =
                answer.left().stream()
                        .filter(each ->
                                each.type().equals(object.type())
                                        && each.code().equals(object.code()))
                        .findFirst();
        if (left.isPresent()) {
            return Outcomes.failed(object, "It could not be taken back: " + left.get().reason());
        }
        return Outcomes.isFailed(object) ? object : Outcomes.skipped(object, TAKEN_BACK);
    }

    private Uni<Optional<Job>> next(Job job, List<CarriedObject> undone) {
        var goal = new Goal(Step.UNDO, job.place() - 1, 0, 0, job.reason());
        return progress.advance(
                job, goal, transaction -> CarriedObjects.save(transaction, job.key(), undone));
    }

    /** Shares that no owner has seen say so. */
    private Uni<Optional<Job>> end(Job job, List<CarriedObject> objects) {
        var left = Outcomes.left(objects.stream().filter(UndoBundle::isUntouched).toList());
        return conclude.failure(
                job,
                String.valueOf(job.reason()),
                transaction -> CarriedObjects.save(transaction, job.key(), left));
    }

    private static boolean isUntouched(CarriedObject object) {
        return !Outcomes.isFailed(object) && !TAKEN_BACK.equals(object.reason());
    }
}
