package io.millrace.testing.worker;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Holds answers back until a test opens it. */
public final class Gate {
    private final Promise<Void> opened = Promise.promise();

    /** Lets everything through that waits, and all that comes later. */
    public void open() {
        opened.tryComplete();
    }

    Future<Void> passed() {
        return opened.future();
    }
}
