package io.millrace.scheduler.call;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.millrace.scheduler.definition.TaskDefinition;
import io.millrace.scheduler.definition.TaskMode;
import io.millrace.scheduler.definition.WorkerDefinition;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Turns a task's call into the request for its worker. */
@ApplicationScoped
class Requests {

    private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(5);

    private final SecretReader secrets;
    private final Authentication authentication;
    private final Optional<String> callbackUrl;

    // keys are compared by identity: definitions are parsed once and then passed around
    private final LoadingCache<TaskDefinition, TaskTemplate> templates =
            Caffeine.newBuilder().weakKeys().build(TaskTemplate::of);
    private final LoadingCache<WorkerDefinition, WorkerTarget> targets =
            Caffeine.newBuilder().weakKeys().build(WorkerTarget::of);

    Requests(
            SecretReader secrets,
            Authentication authentication,
            @ConfigProperty(name = "millrace.callback.url") Optional<String> callbackUrl) {
        this.secrets = secrets;
        this.authentication = authentication;
        this.callbackUrl = callbackUrl;
    }

    /** Fails with {@link CallRefused} if the call cannot be made as it is defined. */
    Future<OutgoingRequest> task(TaskCall call) {
        TaskTemplate template = templates.get(call.task());
        WorkerTarget worker = targets.get(call.worker());
        return secrets.valuesFor(call, secretNames(template, worker))
                .map(values -> task(call, template, worker, values));
    }

    /** The word to the worker that its task was interrupted. */
    Future<OutgoingRequest> cancel(TaskCall call, String path) {
        WorkerTarget worker = targets.get(call.worker());
        return secrets.valuesFor(call, worker.secretNames())
                .map(values -> cancel(call, path, worker, values));
    }

    private static List<String> secretNames(TaskTemplate template, WorkerTarget worker) {
        return template.secretNames().isEmpty()
                ? worker.secretNames()
                : Stream.concat(template.secretNames().stream(), worker.secretNames().stream())
                        .distinct()
                        .toList();
    }

    private OutgoingRequest task(
            TaskCall call, TaskTemplate template, WorkerTarget worker, CallValues values) {
        String uri = template.uri(worker.path(), values);
        Buffer body = template.body(call, values);
        var headers = new RequestHeaders();
        template.headers(headers, values);
        headers.of(call, idempotencyKey(call));
        if (call.task().mode() == TaskMode.ASYNC) {
            headers.callback(jobIdOf(call), urlOfCallback());
        }
        authentication.sign(worker, headers, values, idempotencyKey(call), body);
        return request(call, worker, template.method(), uri, headers, body, values);
    }

    private static OutgoingRequest request(
            TaskCall call,
            WorkerTarget worker,
            HttpMethod method,
            String uri,
            RequestHeaders headers,
            @Nullable Buffer body,
            CallValues values) {
        if (body != null) {
            headers.jsonBody();
        }
        return new OutgoingRequest(
                worker,
                method,
                uri,
                headers.all(),
                body,
                call.task().repeatable(),
                call.task().timeout(),
                values.mask());
    }

    private OutgoingRequest cancel(
            TaskCall call, String path, WorkerTarget worker, CallValues values) {
        Buffer body = RequestBody.cancel(call);
        String key = idempotencyKey(call) + "/cancel";
        var headers = new RequestHeaders();
        headers.jsonBody();
        headers.of(call, key);
        authentication.sign(worker, headers, values, key, body);
        return new OutgoingRequest(
                worker,
                HttpMethod.POST,
                worker.path() + PercentEncoding.path(path),
                headers.all(),
                body,
                true,
                CANCEL_TIMEOUT,
                values.mask());
    }

    private static String idempotencyKey(TaskCall call) {
        return call.batchRunId() + "/" + call.task().taskCode() + "/" + call.attempt();
    }

    private static String jobIdOf(TaskCall call) {
        if (call.jobId() == null) {
            throw new CallRefused("an asynchronous task has no job yet");
        }
        return call.jobId();
    }

    private String urlOfCallback() {
        return callbackUrl.orElseThrow(() -> new CallRefused("millrace.callback.url is not set"));
    }
}
