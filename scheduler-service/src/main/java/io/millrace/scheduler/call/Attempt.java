package io.millrace.scheduler.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One call on its way from request to reply; it can be given up at any point of it. */
final class Attempt {

    private final AddressGuard guard;
    private final HttpClients clients;
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private volatile @Nullable Exchange exchange;

    Attempt(AddressGuard guard, HttpClients clients) {
        this.guard = guard;
        this.clients = clients;
    }

    /** Never completes once the attempt was given up. */
    Future<Reply> send(OutgoingRequest request) {
        return guard.addressesOf(request.worker().host())
                .compose(addresses -> exchange(request, addresses));
    }

    void giveUp() {
        givenUp.set(true);
        Exchange running = exchange;
        if (running != null) {
            running.cancel();
        }
    }

    private Future<Reply> exchange(OutgoingRequest request, List<InetAddress> addresses) {
        Exchange next = new Exchange(clients, request, addresses);
        exchange = next;
        return givenUp.get() ? Promise.<Reply>promise().future() : next.start();
    }
}
