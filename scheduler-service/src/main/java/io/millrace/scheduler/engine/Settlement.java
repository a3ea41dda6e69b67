package io.millrace.scheduler.engine;

import io.millrace.scheduler.run.RunKey;
import io.millrace.scheduler.run.TaskState;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of one task, if it still stands where the origin saw it.
 *
 * @param fence of the claim the outcome belongs to; an older one changes nothing
 * @param pause until a READY task may be claimed, or an AWAITING one is overdue
 * @param redelivery whether a READY task repeats its attempt rather than starts the next
 * @param outputs JSON object, or null
 * @param settled told after the commit whether it was accepted
 */
public record Settlement(
        RunContext run,
        int taskNo,
        int fence,
        Origin origin,
        TaskState state,
        Duration pause,
        boolean redelivery,
        @Nullable String error,
        @Nullable String answer,
        @Nullable String outputs,
        Consumer<Boolean> settled) {

    /** Who says so, which decides the states it may find the task in. */
    public enum Origin {
        /** The call of the pod that holds the task, or the pod that found it lost: RUNNING. */
        CALL,
        /** The worker's callback: RUNNING, AWAITING or READY to be delivered again. */
        CALLBACK,
        /** The deadline of a callback: AWAITING. */
        OVERDUE,
        /** The run of a group's member: RUNNING or HELD. */
        MEMBER
    }

    public static Settlement ended(
            RunContext run, int taskNo, int fence, Origin origin, TaskState state) {
        return new Settlement(
                run, taskNo, fence, origin, state, Duration.ZERO, false, null, null, null, _ -> {});
    }

    public Settlement withError(String error) {
        return new Settlement(
                run,
                taskNo,
                fence,
                origin,
                state,
                pause,
                redelivery,
                error,
                answer,
                outputs,
                settled);
    }

    public Settlement withAnswer(@Nullable String answer) {
        return new Settlement(
                run,
                taskNo,
                fence,
                origin,
                state,
                pause,
                redelivery,
                error,
                answer,
                outputs,
                settled);
    }

    public Settlement withOutputs(@Nullable String outputs) {
        return new Settlement(
                run,
                taskNo,
                fence,
                origin,
                state,
                pause,
                redelivery,
                error,
                answer,
                outputs,
                settled);
    }

    public Settlement withPause(Duration pause) {
        return new Settlement(
                run,
                taskNo,
                fence,
                origin,
                state,
                pause,
                redelivery,
                error,
                answer,
                outputs,
                settled);
    }

    Settlement asRedelivery() {
        return new Settlement(
                run, taskNo, fence, origin, state, pause, true, error, answer, outputs, settled);
    }

    public Settlement telling(Consumer<Boolean> told) {
        return new Settlement(
                run, taskNo, fence, origin, state, pause, redelivery, error, answer, outputs, told);
    }

    RunKey key() {
        return run.key();
    }
}
