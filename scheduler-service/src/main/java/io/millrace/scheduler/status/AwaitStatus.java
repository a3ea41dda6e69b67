package io.millrace.scheduler.status;

import io.millrace.scheduler.run.RunChanges;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The status of a run: at once, at its next change, or as a stream. Fails with {@link
 * io.millrace.scheduler.run.RunRefused} for an unknown run, or a code that is not in it.
 */
@ApplicationScoped
public class AwaitStatus {

    /**
     * Announcements may get lost with the connection they come by; then this is how late we are.
     */
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

    /** So that a run of thousands of tasks is not read at every one of them. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final RunSnapshots snapshots;
    private final ReadStatus readStatus;
    private final RunChanges changes;

    AwaitStatus(RunSnapshots snapshots, ReadStatus readStatus, RunChanges changes) {
        this.snapshots = snapshots;
        this.readStatus = readStatus;
        this.changes = changes;
    }

    /**
     * As it is now.
     *
     * @param codes to which the list is narrowed; none for all
     */
    public Uni<StatusAnswer> status(String tenant, String batchRunId, Set<String> codes) {
        return snapshots.read(tenant, batchRunId).chain(run -> readStatus.answer(run, codes));
    }

    /**
     * At its next change.
     *
     * @param wait for the run's status to change, at most; zero not at all
     * @param waiting told when that begins; what it throws is the failure
     */
    public Uni<StatusAnswer> status(
            String tenant, String batchRunId, Set<String> codes, Duration wait, Runnable waiting) {
        return snapshots
                .read(tenant, batchRunId)
                .call(run -> readStatus.answer(run, codes))
                .chain(run ->
                        wait.isZero() || !run.movable()
                                ? Uni.createFrom().item(run)
                                : changed(tenant, run, wait, waiting))
                .chain(run -> readStatus.answer(run, codes));
    }

    /** Each status that differs from the one before, the first at once; ends with the run. */
    public Multi<StatusAnswer> statuses(String tenant, String batchRunId) {
        return snapshots(tenant, batchRunId)
                .onItem()
                .transformToMultiAndConcatenate(AwaitStatus::andTheEnd)
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow)
                .skip()
                .repetitions()
                .onItem()
                .transformToUniAndConcatenate(run -> readStatus.answer(run, Set.of()));
    }

    private Uni<RunSnapshot> changed(
            String tenant, RunSnapshot before, Duration wait, Runnable waiting) {
        waiting.run();
        return snapshots(tenant, before.batchRunId())
                .select()
                .where(run -> run.status() != before.status())
                .toUni()
                .ifNoItem()
                .after(wait)
                .recoverWithUni(() -> snapshots.read(tenant, before.batchRunId()));
    }

    private static Multi<Optional<RunSnapshot>> andTheEnd(RunSnapshot run) {
        return run.movable()
                ? Multi.createFrom().item(Optional.of(run))
                : Multi.createFrom().items(Optional.of(run), Optional.empty());
    }

    /** The run now, at each change, and from time to time without one. */
    private Multi<RunSnapshot> snapshots(String tenant, String batchRunId) {
        var announced =
                changes.changes(tenant, batchRunId)
                        .onItem()
                        .call(() -> Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE));
        var anyway = Multi.createFrom().ticks().every(LOOK_ANYWAY).onOverflow().drop();
        return Multi.createBy()
                .merging()
                .withRequests(1)
                .streams(announced, anyway, Multi.createFrom().item(0L))
                .onItem()
                .transformToUniAndConcatenate(look -> snapshots.read(tenant, batchRunId));
    }
}
