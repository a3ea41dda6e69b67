package io.millrace.scheduler.engine;

import io.millrace.scheduler.call.CallOutcome;
import io.millrace.scheduler.definition.RetryPolicy;
import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.engine.Settlement.Origin;
import io.millrace.scheduler.run.TaskState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What follows from an outcome. Pure. */
final class OutcomeRules {

    private OutcomeRules() {}

    /**
     * @param taken time since the call was started
     */
    static Settlement after(Flight flight, CallOutcome outcome, Duration taken) {
        return switch (outcome) {
            case CallOutcome.Succeeded(var outputs, var answer) ->
                    flight.settle(TaskState.SUCCESSFUL)
                            .withAnswer(answer)
                            .withOutputs(StoredJson.write(outputs));
            case CallOutcome.Accepted(var answer) ->
                    flight.settle(TaskState.AWAITING)
                            .withAnswer(answer)
                            .withPause(rest(flight.task().timeout(), taken));
            case CallOutcome.Refused(var error, var answer) ->
                    flight.settle(TaskState.FAILED).withError(error).withAnswer(answer);
            case CallOutcome.Faulted(var error, var answer, var retryAfter) ->
                    faulted(flight, retryAfter).withError(error).withAnswer(answer);
            case CallOutcome.TimedOut(var error) ->
                    overdue(flight.settle(TaskState.ABORTED), flight.task(), flight.tries())
                            .withError(error);
        };
    }

    /** Whether the work was done is unknown: again if that does no harm, else ABORTED. */
    static Settlement overdue(Settlement aborted, TaskDefinition task, int tries) {
        return task.repeatable() && tries < task.retry().maxAttempts()
                ? again(aborted, task.retry(), tries, null)
                : aborted;
    }

    private static Settlement faulted(Flight flight, @Nullable Duration retryAfter) {
        var retry = flight.task().retry();
        var failed = flight.settle(TaskState.FAILED);
        return flight.tries() < retry.maxAttempts()
                ? again(failed, retry, flight.tries(), retryAfter)
                : failed;
    }

    private static Settlement again(
            Settlement ended, RetryPolicy retry, int tries, @Nullable Duration retryAfter) {
        var pause = pause(retry, tries);
        boolean later = retryAfter != null && retryAfter.compareTo(pause) > 0;
        return Settlement.ended(
                        ended.run(), ended.taskNo(), ended.fence(), ended.origin(), TaskState.READY)
                .withPause(later && retryAfter != null ? retryAfter : pause);
    }

    /** The pause after the given number of tries. */
    static Duration pause(RetryPolicy retry, int tries) {
        double millis = retry.backoff().toMillis() * Math.pow(retry.factor(), tries - 1.0);
        Duration longest = retry.maxBackoff() == null ? Duration.ofDays(1) : retry.maxBackoff();
        return millis >= longest.toMillis() ? longest : Duration.ofMillis((long) millis);
    }

    private static Duration rest(Duration timeout, Duration taken) {
        var rest = timeout.minus(taken);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    static Settlement lost(RunContext run, int taskNo, int fence) {
        boolean repeatable = run.plan().task(taskNo).repeatable();
        return repeatable
                ? Settlement.ended(run, taskNo, fence, Origin.CALL, TaskState.READY).asRedelivery()
                : Settlement.ended(run, taskNo, fence, Origin.CALL, TaskState.ABORTED)
                        .withError(
                                "The scheduler that made the call is gone; the task is not repeatable");
    }
}
