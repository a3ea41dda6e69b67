package io.millrace.scheduler.job;

import io.millrace.contracts.JobStatusChanged;
import io.millrace.scheduler.call.KeptText;
import io.millrace.scheduler.call.MissingOutput;
import io.millrace.scheduler.call.Outputs;
import io.millrace.scheduler.call.SecretParameters;
import io.millrace.scheduler.engine.AwaitedTask;
import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.Settlement;
import io.millrace.scheduler.engine.StoredJson;
import io.millrace.scheduler.run.TaskState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * A worker's last word on a job ends its task: also when it comes before the worker's 202. A second
 * word, or one about a task that was stopped, finds nothing to settle.
 */
@ApplicationScoped
public class SettleJob {

    private static final int ERROR_LENGTH = 1000;
    private static final String FAILED = "the worker called back: Failed";

    private final EngineParts parts;
    private final Engine engine;

    public SettleJob(EngineParts parts, Engine engine) {
        this.parts = parts;
        this.engine = engine;
    }

    /** Completes when the task is settled for good, or there is none to settle. */
    public Uni<Void> settle(String tenant, JobStatusChanged job) {
        return job.status().isTerminal()
                ? AwaitedTask.find(parts, tenant, job.jobId())
                        .chain(task -> settle(tenant, job, task))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> settle(String tenant, JobStatusChanged job, Optional<AwaitedTask> found) {
        return found.map(task -> offer(verdict(task, job)))
                .orElseGet(() -> Uni.createFrom().item(true))
                .chain(settled ->
                        settled
                                ? Uni.createFrom().voidItem()
                                : settle(tenant, job)); // it moved meanwhile: look again
    }

    private Uni<Boolean> offer(Settlement settlement) {
        return Uni.createFrom()
                .emitter(emitter -> engine.offer(settlement.telling(emitter::complete)));
    }

    private static Settlement verdict(AwaitedTask task, JobStatusChanged job) {
        String message = job.message() == null ? "" : job.message();
        return switch (job.status()) {
            case COMPLETED -> completed(task, message);
            case FAILED, STARTED -> failed(task, kept(task, message));
        };
    }

    /** The fault text is all that an operator gets to see of a worker's fault. */
    private static Settlement failed(AwaitedTask task, String kept) {
        String error = kept.isBlank() ? FAILED : FAILED + ": " + cut(kept);
        return task.settle(TaskState.FAILED).withError(error).withAnswer(kept);
    }

    private static String cut(String text) {
        if (text.length() <= ERROR_LENGTH) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(ERROR_LENGTH - 1));
        return text.substring(0, half ? ERROR_LENGTH - 1 : ERROR_LENGTH);
    }

    private static Settlement completed(AwaitedTask task, String message) {
        try {
            var outputs = Outputs.read(task.definition().outputs(), message);
            return task.settle(TaskState.SUCCESSFUL)
                    .withOutputs(StoredJson.write(outputs))
                    .withAnswer(kept(task, message));
        } catch (MissingOutput missing) {
            return task.settle(TaskState.FAILED)
                    .withError(missing.reason())
                    .withAnswer(kept(task, message));
        }
    }

    /** The message as it is kept: without secrets, and no longer than an answer. */
    private static String kept(AwaitedTask task, String message) {
        var parameters = task.run().parameters();
        var own =
                parameters.taskRuntimeParams().getOrDefault(task.definition().taskCode(), Map.of());
        var batch = task.run().plan().batch();
        var hidden = SecretParameters.hidden(batch, parameters.batchParams(), own, message);
        return KeptText.of(hidden);
    }
}
