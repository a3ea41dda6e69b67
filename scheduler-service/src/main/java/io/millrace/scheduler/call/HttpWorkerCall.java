package io.millrace.scheduler.call;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * The call to a worker over HTTP. Behind the one Uni the steps are plain futures: every stage of a
 * Uni carries the caller's context along, and this is the hottest path there is.
 */
@ApplicationScoped
class HttpWorkerCall implements WorkerCall {

    private static final Logger LOG = Logger.getLogger(HttpWorkerCall.class);

    private final Requests requests;
    private final AddressGuard guard;
    private final HttpClients clients;
    private final Verdict verdict;

    HttpWorkerCall(Requests requests, AddressGuard guard, HttpClients clients, Verdict verdict) {
        this.requests = requests;
        this.guard = guard;
        this.clients = clients;
        this.verdict = verdict;
    }

    @Override
    public Uni<CallOutcome> call(TaskCall call) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    var attempt = new Attempt(guard, clients);
                    emitter.onTermination(attempt::giveUp);
                    outcome(call, attempt).onSuccess(emitter::complete);
                });
    }

    @Override
    public Uni<Void> cancel(TaskCall call) {
        String path = call.worker().cancelPath();
        return path == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .emitter(emitter ->
                                tell(call, path).onComplete(told -> emitter.complete(null)));
    }

    /** Never fails. */
    private Future<CallOutcome> outcome(TaskCall call, Attempt attempt) {
        return Future.succeededFuture(call)
                .compose(requests::task)
                .compose(request -> judged(call, request, attempt))
                .otherwise(fault -> notMade(call, fault));
    }

    private Future<CallOutcome> judged(TaskCall call, OutgoingRequest request, Attempt attempt) {
        return attempt.send(request).map(reply -> verdict.of(call, request, reply));
    }

    private Future<Reply> tell(TaskCall call, String path) {
        return Future.succeededFuture(call)
                .compose(interrupted -> requests.cancel(interrupted, path))
                .compose(new Attempt(guard, clients)::send)
                .onFailure(fault -> LOG.debugf("not told of %s: %s", call.batchRunId(), fault));
    }

    private static CallOutcome notMade(TaskCall call, Throwable fault) {
        return switch (fault) {
            case CallRefused refused -> new CallOutcome.Refused(refused.reason(), "");
            case AddressGuard.UnknownHostFault unknown ->
                    new CallOutcome.Faulted(unknown.reason(), "", null);
            default -> {
                LOG.errorf(whereOf(fault), "call of task %s not made", call.task().taskCode());
                yield new CallOutcome.Faulted("the call could not be made", "", null);
            }
        };
    }

    /** The fault without its message, which may quote a request with a secret in it. */
    private static Throwable whereOf(Throwable fault) {
        var where = new IllegalStateException(fault.getClass().getName());
        where.setStackTrace(fault.getStackTrace());
        return where;
    }
}
