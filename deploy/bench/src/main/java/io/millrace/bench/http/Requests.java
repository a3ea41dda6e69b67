package io.millrace.bench.http;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The requests that callers send, one after the other. Asked on one thread. */
@FunctionalInterface
public interface Requests {

    /** The whole next request, or null when there are no more. */
    byte @Nullable [] next();

    /** A number of requests, each made from its index. */
    static Requests of(int count, IntFunction<byte[]> request) {
        int[] sent = {0};
        return () -> sent[0] < count ? request.apply(sent[0]++) : null;
    }
}
