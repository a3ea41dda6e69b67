package io.millrace.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Follows a group until nothing in it can move, and prints every change of a state as it is seen.
 */
final class Watch {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 200;

    private final ExternalScheduler scheduler;
    private final Console console;
    private final Map<String, String> seen = new HashMap<>();

    Watch(ExternalScheduler scheduler, Console console) {
        this.scheduler = scheduler;
        this.console = console;
    }

    RunStatus untilOver(String groupRunId) {
        Instant end = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(end)) {
            RunStatus group = look(groupRunId);
            if (group.isOver()) {
                return group;
            }
            pause();
        }
        throw new DemoFailed(
                "Run " + groupRunId + " is not over after " + LONGEST.toMinutes() + " minutes.");
    }

    /** Whose job it was that was called back for is known a moment after the call. */
    void untilCalledBack(String batchRunId) {
        Instant end = Instant.now().plus(LONGEST);
        while (scheduler.callbacks(batchRunId).path("items").isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new DemoFailed("No callback is on record for " + batchRunId + ".");
            }
            pause();
        }
    }

    /** The group is asked first: if it is over, what its members say then is their last word. */
    private RunStatus look(String groupRunId) {
        RunStatus group = scheduler.status(groupRunId);
        around(group, () -> group.members().forEach(this::look));
        return group;
    }

    private void look(RunStatus.Member member) {
        RunStatus batch = scheduler.status(member.batchRunId());
        around(batch, () -> batch.tasks().forEach((task, s) -> note(batch.batchName(), task, s)));
    }

    /** What begins is named before its parts, what ends after them. */
    private void around(RunStatus run, Runnable parts) {
        if (!run.isOver()) {
            note(run.batchName(), "", run.status());
        }
        parts.run();
        note(run.batchName(), "", run.status());
    }

    private void note(String batch, String task, String state) {
        String before = seen.put(batch + "/" + task, state);
        boolean first = before == null && state.equals("NOT-STARTED");
        if (!first && !state.equals(before)) {
            console.state(batch, task, state);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("The demo was interrupted.", e);
        }
    }
}
