package io.millrace.migration.file;

import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Bytes to and from signed URLs. Fails with {@link BackingServerAway} where the store does not
 * answer.
 */
@ApplicationScoped
public class SignedTransfer {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final WebClient http;

    SignedTransfer(Vertx vertx) {
        this.http = WebClient.create(vertx);
    }

    /** Whether the store took the bytes; not by a URL that has run out. */
    public Uni<Boolean> put(String url, byte[] bytes) {
        return answered(http.putAbs(url).timeout(LIMIT.toMillis()).sendBuffer(Buffer.buffer(bytes)))
                .map(answer -> answer.statusCode() == OK);
    }

    public Uni<byte[]> get(String url) {
        return answered(http.getAbs(url).timeout(LIMIT.toMillis()).send())
                .map(answer -> {
                    if (answer.statusCode() != OK) {
                        throw new IllegalStateException(
                                "the object store answers " + answer.statusCode());
                    }
                    Buffer body = answer.bodyAsBuffer();
                    return body == null ? new byte[0] : body.getBytes();
                });
    }

    private static Uni<HttpResponse<Buffer>> answered(Uni<HttpResponse<Buffer>> request) {
        return request.onFailure()
                .transform(failure -> new BackingServerAway("The object store", failure))
                .invoke(answer -> {
                    if (answer.statusCode() >= SERVER_ERROR) {
                        throw new BackingServerAway(
                                "The object store",
                                new IllegalStateException("it answers " + answer.statusCode()));
                    }
                });
    }
}
