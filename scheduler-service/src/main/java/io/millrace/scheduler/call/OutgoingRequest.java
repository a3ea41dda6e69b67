package io.millrace.scheduler.call;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request as it will go over the wire.
 *
 * @param repeatable whether it may be sent again when nobody knows if it arrived
 * @param timeout from the first attempt to connect to the last byte of the answer
 * @param mask of the secrets in it
 */
record OutgoingRequest(
        WorkerTarget worker,
        HttpMethod method,
        String uri,
        MultiMap headers,
        @Nullable Buffer body,
        boolean repeatable,
        Duration timeout,
        Mask mask) {}
