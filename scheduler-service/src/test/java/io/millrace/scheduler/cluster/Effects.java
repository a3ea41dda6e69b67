package io.millrace.scheduler.cluster;

import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.ReceivedCall;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** What the worker did, by task: the keys under which it was asked to. */
final class Effects {
    private static final int LONGEST_MILLIS = 40;

    private final Map<String, Set<String>> keysOfTasks = new ConcurrentHashMap<>();

    /** Notes the call and answers after a moment, so that pods die in the middle of calls. */
    Answer apply(ReceivedCall call) {
        String key = Objects.requireNonNull(call.header("Idempotency-Key"));
        String task = key.substring(0, key.lastIndexOf('/'));
        keysOfTasks.computeIfAbsent(task, first -> ConcurrentHashMap.newKeySet()).add(key);
        int millis = ThreadLocalRandom.current().nextInt(LONGEST_MILLIS);
        return Answer.after(Duration.ofMillis(millis), Answer.ok());
    }

    Map<String, Set<String>> keysOfTasks() {
        return keysOfTasks;
    }
}
