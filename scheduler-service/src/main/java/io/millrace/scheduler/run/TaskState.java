package io.millrace.scheduler.run;

import java.util.EnumSet;
import java.util.Set;

/** Where a task stands inside the engine. Finer than the {@link Status} told outside. */
public enum TaskState {
    /** Something it waits for has not ended. */
    WAITING,
    /** May be claimed by any pod, at {@code ready_at} or later. */
    READY,
    /** A pod holds it and its call is in flight. */
    RUNNING,
    /** The worker accepted it; its callback is awaited and no pod holds it. */
    AWAITING,
    SUCCESSFUL,
    FAILED,
    INTERRUPTED,
    ABORTED,
    EXCLUDED,
    HELD;

    /** The states that may follow this one. */
    public Set<TaskState> successors() {
        return switch (this) {
            case WAITING -> EnumSet.of(READY);
            case READY -> EnumSet.of(RUNNING, WAITING, INTERRUPTED, ABORTED);
            case RUNNING ->
                    EnumSet.of(READY, AWAITING, SUCCESSFUL, FAILED, INTERRUPTED, ABORTED, HELD);
            case AWAITING -> EnumSet.of(READY, SUCCESSFUL, FAILED, INTERRUPTED, ABORTED);
            case FAILED, INTERRUPTED, ABORTED, HELD -> EnumSet.of(READY, WAITING);
            case SUCCESSFUL, EXCLUDED -> EnumSet.noneOf(TaskState.class);
        };
    }

    /**
     * The word for the outside.
     *
     * @param tried whether an attempt was made since the run was started or restarted
     */
    public Status status(boolean tried) {
        return switch (this) {
            case WAITING -> Status.NOT_STARTED;
            case READY -> tried ? Status.ONGOING : Status.NOT_STARTED;
            case RUNNING, AWAITING -> Status.ONGOING;
            case SUCCESSFUL -> Status.SUCCESSFUL;
            case FAILED -> Status.FAILED;
            case INTERRUPTED -> Status.INTERRUPTED;
            case ABORTED -> Status.ABORTED;
            case EXCLUDED -> Status.EXCLUDED;
            case HELD -> Status.HELD;
        };
    }
}
