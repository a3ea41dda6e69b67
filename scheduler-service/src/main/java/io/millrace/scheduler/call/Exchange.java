package io.millrace.scheduler.call;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request and its reply. Whatever settles it first wins; an open connection is then closed. */
final class Exchange {

    private final HttpClients clients;
    private final OutgoingRequest request;
    private final List<InetAddress> addresses;
    private final UniEmitter<? super Reply> emitter;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AnswerBody answer = new AnswerBody();
    private volatile long timer;
    private volatile boolean sent;
    private volatile boolean mayBeStale;
    private volatile @Nullable HttpClientRequest current;

    private Exchange(
            HttpClients clients,
            OutgoingRequest request,
            List<InetAddress> addresses,
            UniEmitter<? super Reply> emitter) {
        this.clients = clients;
        this.request = request;
        this.addresses = addresses;
        this.emitter = emitter;
    }

    /** Connects to the first of the addresses that can be reached; the host's name is not asked. */
    static Uni<Reply> of(
            HttpClients clients, OutgoingRequest request, List<InetAddress> addresses) {
        return Uni.createFrom()
                .emitter(emitter -> new Exchange(clients, request, addresses, emitter).start());
    }

    private void start() {
        long millis = Math.max(1, request.timeout().toMillis());
        timer = clients.vertx().setTimer(millis, elapsed -> settle(new Reply.Late(sent)));
        emitter.onTermination(this::cancel);
        connect(request.repeatable() ? clients.kept() : clients.fresh(), 0);
    }

    private void connect(HttpClient client, int index) {
        client.request(options(addresses.get(index)))
                .onSuccess(this::send)
                .onFailure(fault -> unreachable(client, index, fault));
    }

    private RequestOptions options(InetAddress address) {
        WorkerTarget worker = request.worker();
        return new RequestOptions()
                .setMethod(request.method())
                .setServer(SocketAddress.inetSocketAddress(worker.port(), address.getHostAddress()))
                .setHost(worker.host())
                .setPort(worker.port())
                .setSsl(worker.tls())
                .setURI(request.uri())
                .setHeaders(request.headers());
    }

    private void unreachable(HttpClient client, int index, Throwable fault) {
        if (settled.get()) {
            return;
        }
        if (index + 1 < addresses.size()) {
            connect(client, index + 1);
        } else {
            settle(new Reply.Lost(ConnectionFault.of(fault), false));
        }
    }

    private void send(HttpClientRequest open) {
        current = open;
        if (settled.get()) {
            open.reset();
            return;
        }
        sent = true;
        mayBeStale = clients.wasUsed(open.connection());
        open.response().onSuccess(this::receive).onFailure(this::lost);
        if (request.body() == null) {
            open.end();
        } else {
            open.end(request.body());
        }
    }

    private void lost(Throwable fault) {
        if (settled.get()) {
            return;
        }
        if (mayBeStale) {
            sent = false;
            connect(clients.fresh(), 0);
        } else {
            settle(new Reply.Lost(ConnectionFault.of(fault), true));
        }
    }

    private void receive(HttpClientResponse response) {
        response.exceptionHandler(fault -> settle(new Reply.Lost(ConnectionFault.of(fault), true)));
        response.handler(chunk -> {
            if (!answer.take(chunk)) {
                answered(response);
            }
        });
        response.endHandler(end -> answered(response));
    }

    private void answered(HttpClientResponse response) {
        String retryAfter = response.getHeader(HttpHeaders.RETRY_AFTER);
        int status = response.statusCode();
        settle(new Reply.Answered(status, retryAfter, answer.bytes(), answer.isWhole()));
    }

    private void settle(Reply reply) {
        if (settled.compareAndSet(false, true)) {
            clients.vertx().cancelTimer(timer);
            release(reply instanceof Reply.Answered answered && answered.whole());
            emitter.complete(reply);
        }
    }

    private void cancel() {
        if (settled.compareAndSet(false, true)) {
            clients.vertx().cancelTimer(timer);
            release(false);
        }
    }

    private void release(boolean reusable) {
        HttpClientRequest open = current;
        if (open == null) {
            return;
        }
        if (reusable) {
            clients.answered(open.connection());
        } else {
            open.reset();
        }
    }
}
