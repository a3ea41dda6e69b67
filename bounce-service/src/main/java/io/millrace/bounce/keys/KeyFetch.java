package io.millrace.bounce.keys;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request and what comes back, as far as it is let in; closed when nobody waits any more. */
final class KeyFetch {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final UniEmitter<? super Buffer> result;
    private final int longest;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Buffer body = Buffer.buffer();

    KeyFetch(UniEmitter<? super Buffer> result, int longest) {
        this.result = result;
        this.longest = longest;
    }

    void start(HttpClient http, RequestOptions options) {
        http.request(options).onSuccess(this::send).onFailure(result::fail);
    }

    private void send(HttpClientRequest request) {
        result.onTermination(() -> close(request));
        if (over.get()) {
            close(request);
            return;
        }
        request.send().onSuccess(response -> receive(request, response)).onFailure(result::fail);
    }

    private void close(HttpClientRequest request) {
        over.set(true);
        request.reset();
    }

    private void receive(HttpClientRequest request, HttpClientResponse response) {
        if (response.statusCode() != OK) {
            result.fail(refusal(response.statusCode()));
            close(request);
            return;
        }
        response.exceptionHandler(result::fail)
                .handler(chunk -> take(request, chunk))
                .endHandler(_ -> complete());
    }

    private static Throwable refusal(int status) {
        String what = "The customer's key server answers " + status + ".";
        return status >= SERVER_ERROR ? new IllegalStateException(what) : new KeysRefused(what);
    }

    private void take(HttpClientRequest request, Buffer chunk) {
        if (over.get()) {
            return;
        }
        if (body.length() + chunk.length() > longest) {
            result.fail(new KeysRefused("The keys take more than " + longest + " bytes."));
            close(request);
            return;
        }
        body.appendBuffer(chunk);
    }

    private void complete() {
        if (over.compareAndSet(false, true)) {
            result.complete(body);
        }
    }
}
