package io.millrace.scheduler.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
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

/**
 * One request and its reply, on the first of the addresses that can be reached. Whatever settles it
 * first wins: the answer, a fault, the time, or {@link #cancel}. What is then still open is closed.
 */
final class Exchange {

    private final HttpClients clients;
    private final OutgoingRequest request;
    private final List<InetAddress> addresses;
    private final Promise<Reply> reply = Promise.promise();
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AnswerBody answer = new AnswerBody();
    private volatile long timer;
    private volatile boolean sent;
    private volatile boolean mayBeStale;
    private volatile @Nullable HttpClientRequest current;

    Exchange(HttpClients clients, OutgoingRequest request, List<InetAddress> addresses) {
        this.clients = clients;
        this.request = request;
        this.addresses = addresses;
    }

    Future<Reply> start() {
        long millis = Math.max(1, request.timeout().toMillis());
        timer = clients.vertx().setTimer(millis, elapsed -> settle(new Reply.Late(sent)));
        connect(request.repeatable() ? clients.kept() : clients.fresh(), 0);
        return reply.future();
    }

    /** Closes the connection; there will be no reply. */
    void cancel() {
        if (settled.compareAndSet(false, true)) {
            clients.vertx().cancelTimer(timer);
            release(false);
        }
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

    private void settle(Reply outcome) {
        if (settled.compareAndSet(false, true)) {
            clients.vertx().cancelTimer(timer);
            release(outcome instanceof Reply.Answered answered && answered.whole());
            reply.complete(outcome);
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
