package io.millrace.platform.pressure;

import java.util.concurrent.atomic.AtomicInteger;

/** Room for so many requests and no more. */
final class Room {

    private final int limit;
    private final AtomicInteger requests = new AtomicInteger();

    Room(int limit) {
        this.limit = limit;
    }

    /** Whether there was room for one more. */
    boolean enter() {
        if (requests.incrementAndGet() <= limit) {
            return true;
        }
        requests.decrementAndGet();
        return false;
    }

    void leave() {
        requests.decrementAndGet();
    }

    int requests() {
        return requests.get();
    }
}
