package io.millrace.scheduler.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Proves to the worker who calls. */
@ApplicationScoped
class Authentication {

    private static final CharSequence ID = HttpHeaders.createOptimized("webhook-id");
    private static final CharSequence TIMESTAMP = HttpHeaders.createOptimized("webhook-timestamp");
    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized("webhook-signature");
    private static final byte[] NOTHING = {};

    private final Clock clock;

    Authentication(Clock clock) {
        this.clock = clock;
    }

    /** The webhook id is the idempotency key: the same for one attempt however often it is sent. */
    void sign(
            WorkerTarget worker,
            RequestHeaders headers,
            CallValues values,
            String idempotencyKey,
            @Nullable Buffer body) {
        switch (worker.auth()) {
            case NONE -> {}
            case BASIC -> basic(headers, secretOf(worker, values), values.mask());
            case BEARER -> headers.authorization("Bearer " + secretOf(worker, values));
            case SIGNATURE -> signature(headers, secretOf(worker, values), idempotencyKey, body);
        }
    }

    private static String secretOf(WorkerTarget worker, CallValues values) {
        if (worker.secret() == null) {
            throw new CallRefused("worker " + worker.name() + " has no secret to sign in with");
        }
        return worker.secret().text(values);
    }

    private static void basic(RequestHeaders headers, String userAndPassword, Mask mask) {
        mask.hide(userAndPassword.substring(userAndPassword.indexOf(':') + 1));
        String encoded = Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
        headers.authorization("Basic " + encoded);
    }

    private void signature(
            RequestHeaders headers, String secret, String id, @Nullable Buffer body) {
        long timestamp = clock.instant().getEpochSecond();
        byte[] bytes = body == null ? NOTHING : body.getBytes();
        headers.set(ID, id);
        headers.set(TIMESTAMP, Long.toString(timestamp));
        headers.set(SIGNATURE, WebhookSignature.of(secret, id, timestamp, bytes));
    }
}
