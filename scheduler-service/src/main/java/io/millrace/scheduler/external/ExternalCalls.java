package io.millrace.scheduler.external;

import io.millrace.platform.caller.CurrentCaller;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.scheduler.interrupt.InterruptRun;
import io.millrace.scheduler.release.ReleaseTasks;
import io.millrace.scheduler.rerun.RerunRun;
import io.millrace.scheduler.restart.RestartRun;
import io.millrace.scheduler.status.AwaitStatus;
import io.millrace.scheduler.trigger.TriggerRun;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the fields of a request to its use case, and from the outcome to the printed answer. */
@ApplicationScoped
class ExternalCalls {

    private final CurrentCaller caller;
    private final AnswerJson json;
    private final TriggerRun triggerRun;
    private final AwaitStatus awaitStatus;
    private final InterruptRun interruptRun;
    private final RestartRun restartRun;
    private final RerunRun rerunRun;
    private final ReleaseTasks releaseTasks;

    ExternalCalls(
            CurrentCaller caller,
            AnswerJson json,
            TriggerRun triggerRun,
            AwaitStatus awaitStatus,
            InterruptRun interruptRun,
            RestartRun restartRun,
            RerunRun rerunRun,
            ReleaseTasks releaseTasks) {
        this.caller = caller;
        this.json = json;
        this.triggerRun = triggerRun;
        this.awaitStatus = awaitStatus;
        this.interruptRun = interruptRun;
        this.restartRun = restartRun;
        this.rerunRun = rerunRun;
        this.releaseTasks = releaseTasks;
    }

    Uni<Response> trigger(RequestFields fields, Optional<IdempotencyKey> key) {
        var command = TriggerRequest.read(fields).command(caller.get());
        return key.isEmpty()
                ? triggerRun
                        .trigger(command)
                        .map(id -> ExternalAnswers.ok(TriggerAnswer.triggered(id.toString())))
                : triggerRun
                        .trigger(
                                command,
                                key.get(),
                                id -> json.stored(TriggerAnswer.triggered(id.toString())))
                        .map(AnswerJson::response);
    }

    /**
     * @param waiting told when the request begins to wait; may refuse
     */
    Uni<Response> status(RequestFields fields, @Nullable String prefer, Runnable waiting) {
        var request = StatusRequest.read(fields);
        var wait = PreferredWait.of(prefer);
        return awaitStatus
                .status(tenant(), request.batchRunId(), request.tasks(), wait.time(), waiting)
                .map(status -> wait.applied(ExternalAnswers.ok(status)));
    }

    Uni<Response> interrupt(RequestFields fields) {
        var run = RunRequest.read(fields);
        return interruptRun
                .interrupt(tenant(), user(), run.batchName(), run.batchRunId())
                .map(done -> ExternalAnswers.ok(RunAnswer.interrupted(run.batchRunId())));
    }

    Uni<Response> restart(RequestFields fields) {
        var run = RunRequest.read(fields);
        return restartRun
                .restart(tenant(), user(), run.batchName(), run.batchRunId())
                .map(done -> ExternalAnswers.ok(RunAnswer.restarted(run.batchRunId())));
    }

    Uni<Response> rerun(RequestFields fields, Optional<IdempotencyKey> key) {
        var run = RunRequest.read(fields);
        return key.isEmpty()
                ? rerunRun.rerun(tenant(), user(), run.batchName(), run.batchRunId())
                        .map(id -> ExternalAnswers.ok(RunAnswer.rerun(id.toString())))
                : rerunRun.rerun(
                                tenant(),
                                user(),
                                run.batchName(),
                                run.batchRunId(),
                                key.get(),
                                id -> json.stored(RunAnswer.rerun(id.toString())))
                        .map(AnswerJson::response);
    }

    Uni<Response> release(RequestFields fields) {
        var run = RunRequest.readWithTasks(fields);
        return releaseTasks
                .release(
                        tenant(),
                        user(),
                        run.batchName(),
                        run.batchRunId(),
                        List.copyOf(run.tasks()))
                .map(done -> ExternalAnswers.ok(RunAnswer.released(run.batchRunId())));
    }

    private String tenant() {
        return caller.get().tenant();
    }

    private String user() {
        return caller.get().user();
    }
}
