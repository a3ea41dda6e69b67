package io.millrace.scheduler.engine;

import com.fasterxml.jackson.core.JsonPointer;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.GroupDefinition;
import io.millrace.scheduler.definition.GroupMember;
import io.millrace.scheduler.definition.RetryPolicy;
import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.definition.TaskMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions for tests, from texts such as {@code "C < A B"}: C comes after A and B. */
final class Batches {

    static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofMillis(10), 2, null);

    private Batches() {}

    static BatchDefinition batch(String code, String... tasks) {
        return batch(code, null, Arrays.stream(tasks).map(Batches::task).toList());
    }

    static BatchDefinition batch(
            String code, @Nullable Duration deadline, List<TaskDefinition> tasks) {
        return new BatchDefinition(code, "", null, deadline, Map.of(), Set.of(), tasks);
    }

    static GroupDefinition group(String code, String... members) {
        return new GroupDefinition(
                code,
                "",
                Arrays.stream(members)
                        .map(text -> new GroupMember(codeOf(text), afterOf(text)))
                        .toList());
    }

    static TaskDefinition task(String text) {
        return task(text, TaskMode.SYNC, ONCE, true);
    }

    static TaskDefinition task(String text, TaskMode mode, RetryPolicy retry, boolean repeatable) {
        return new TaskDefinition(
                codeOf(text),
                "",
                "W",
                "POST",
                "/",
                Map.of(),
                Map.of(),
                null,
                mode,
                afterOf(text),
                Duration.ofSeconds(30),
                repeatable,
                retry,
                Map.of());
    }

    static TaskDefinition with(TaskDefinition task, String path, Map<String, JsonPointer> outputs) {
        return new TaskDefinition(
                task.taskCode(),
                task.description(),
                task.worker(),
                task.method(),
                path,
                task.query(),
                task.headers(),
                task.body(),
                task.mode(),
                task.after(),
                task.timeout(),
                task.repeatable(),
                task.retry(),
                outputs);
    }

    private static String codeOf(String text) {
        return text.split("<", -1)[0].strip();
    }

    private static List<String> afterOf(String text) {
        var parts = text.split("<", -1);
        return parts.length < 2 ? List.of() : List.of(parts[1].strip().split(" +"));
    }
}
