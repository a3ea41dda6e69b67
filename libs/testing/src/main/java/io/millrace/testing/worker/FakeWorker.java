package io.millrace.testing.worker;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An HTTP server on 127.0.0.1 that keeps every call and does, per path, what a test has told it;
 * without instructions it answers 200 and an empty object.
 */
public final class FakeWorker implements AutoCloseable {
    private static final int SECONDS_TO_START = 10;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Function<ReceivedCall, Answer>> behaviours =
            new ConcurrentHashMap<>();
    private final List<ReceivedCall> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private FakeWorker(int port) {
        this.server =
                waitFor(
                        vertx.createHttpServer()
                                .requestHandler(this::receive)
                                .listen(port, "127.0.0.1"));
    }

    public static FakeWorker start() {
        return new FakeWorker(0);
    }

    /** At a port that a definition names already. */
    public static FakeWorker startAt(int port) {
        return new FakeWorker(port);
    }

    public int port() {
        return server.actualPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Every call of the path gets this answer. */
    public FakeWorker on(String path, Answer answer) {
        return on(path, call -> answer);
    }

    /**
     * The first call of the path gets the first answer, and so on; the last one goes on for ever.
     */
    public FakeWorker onInTurn(String path, Answer... answers) {
        AtomicInteger next = new AtomicInteger();
        return on(path, call -> answers[Math.min(next.getAndIncrement(), answers.length - 1)]);
    }

    /** The answer is worked out from the call, on an event loop: it must not block. */
    public FakeWorker on(String path, Function<ReceivedCall, Answer> behaviour) {
        behaviours.put(path, behaviour);
        return this;
    }

    /** All calls so far, in the order they came. */
    public List<ReceivedCall> calls() {
        return List.copyOf(calls);
    }

    /** The calls of one path so far. */
    public List<ReceivedCall> calls(String path) {
        return calls.stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Forgets calls and instructions. */
    public void reset() {
        behaviours.clear();
        calls.clear();
    }

    private void receive(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> answer(request, record(request, body.toString())))
                .onFailure(gone -> request.connection().close());
    }

    private ReceivedCall record(HttpServerRequest request, String body) {
        Map<String, String> headers = new TreeMap<>();
        request.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        ReceivedCall call =
                new ReceivedCall(
                        Instant.now(),
                        request.method().name(),
                        request.path(),
                        request.query(),
                        Map.copyOf(headers),
                        body);
        calls.add(call);
        return call;
    }

    private void answer(HttpServerRequest request, ReceivedCall call) {
        Function<ReceivedCall, Answer> behaviour =
                behaviours.getOrDefault(call.path(), any -> Answer.ok());
        switch (behaviour.apply(call)) {
            case Answer.Reply reply -> send(request, reply);
            case Answer.Held held ->
                    held.gate().passed().onSuccess(go -> send(request, held.reply()));
            case Answer.Delayed delayed -> later(request, delayed);
            case Answer.Dropped dropped -> request.connection().close();
            case Answer.Hung hung -> {}
        }
    }

    private void later(HttpServerRequest request, Answer.Delayed delayed) {
        Duration delay = delayed.delay();
        if (delay.isZero()) {
            send(request, delayed.reply());
        } else {
            vertx.setTimer(delay.toMillis(), id -> send(request, delayed.reply()));
        }
    }

    private static void send(HttpServerRequest request, Answer.Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        response.end(reply.body());
    }

    @Override
    public void close() {
        waitFor(vertx.close());
    }

    private static <T> T waitFor(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
