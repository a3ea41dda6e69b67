package io.millrace.scheduler.call;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The call to a worker over HTTP. */
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
                .deferred(() -> requests.task(call))
                .chain(request -> exchange(call, request))
                .onFailure()
                .recoverWithItem(fault -> notMade(call, fault));
    }

    @Override
    public Uni<Void> cancel(TaskCall call) {
        String path = call.worker().cancelPath();
        if (path == null) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> requests.cancel(call, path))
                .chain(this::exchange)
                .onFailure()
                .invoke(fault -> LOG.debugf("worker not told of %s: %s", call.batchRunId(), fault))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<CallOutcome> exchange(TaskCall call, OutgoingRequest request) {
        return exchange(request).map(reply -> verdict.of(call, request, reply));
    }

    private Uni<Reply> exchange(OutgoingRequest request) {
        return guard.addressesOf(request.worker().host())
                .chain(addresses -> Exchange.of(clients, request, addresses));
    }

    private static CallOutcome notMade(TaskCall call, Throwable fault) {
        return switch (fault) {
            case CallRefused refused -> new CallOutcome.Refused(refused.reason(), "");
            case AddressGuard.UnknownHostFault unknown ->
                    new CallOutcome.Faulted(unknown.reason(), "", null);
            default -> {
                LOG.errorf(fault, "call of task %s not made", call.task().taskCode());
                yield new CallOutcome.Faulted("the call could not be made", "", null);
            }
        };
    }
}
