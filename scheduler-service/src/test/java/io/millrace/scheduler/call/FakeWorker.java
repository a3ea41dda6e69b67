package io.millrace.scheduler.call;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A worker on 127.0.0.1 that remembers what it was asked and answers what it is told. */
final class FakeWorker implements AutoCloseable {

    record Seen(String method, String uri, MultiMap headers, Buffer body) {}

    private final HttpServer server;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private volatile Consumer<HttpServerRequest> answer = request -> request.response().end();

    FakeWorker(Vertx vertx) throws Exception {
        server =
                vertx.createHttpServer()
                        .requestHandler(this::handle)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
    }

    FakeWorker answering(int status, String body) {
        return answering(request -> request.response().setStatusCode(status).end(body));
    }

    FakeWorker answering(Consumer<HttpServerRequest> value) {
        answer = value;
        return this;
    }

    int port() {
        return server.actualPort();
    }

    Seen request() throws InterruptedException {
        Seen request = seen.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came");
        }
        return request;
    }

    int requestsWaiting() {
        return seen.size();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> {
                    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
                    headers.addAll(request.headers());
                    seen.add(new Seen(request.method().name(), request.uri(), headers, body));
                    answer.accept(request);
                });
    }
}
