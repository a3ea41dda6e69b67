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

    /** The group is asked first: if it is over, what its members say then is their last word. */
    private RunStatus look(String groupRunId) {
        RunStatus group = scheduler.status(groupRunId);
        for (RunStatus.Member member : group.members()) {
            RunStatus batch = scheduler.status(member.batchRunId());
            batch.tasks().forEach((task, state) -> note(batch.batchName(), task, state));
            note(batch.batchName(), "", batch.status());
        }
        note(group.batchName(), "", group.status());
        return group;
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
