package io.millrace.report.generation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** How far a report is, and whether its maker is to stop. Written and read by several threads. */
final class Progress {

    private final AtomicLong rows = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile Runnable atStop = () -> {};

    void rows(long written) {
        rows.lazySet(written);
    }

    long rows() {
        return rows.get();
    }

    /** What ends a wait that would not see the stop. */
    void atStop(Runnable action) {
        atStop = action;
        if (stopped.get()) {
            action.run();
        }
    }

    void stop() {
        if (stopped.compareAndSet(false, true)) {
            atStop.run();
        }
    }

    boolean isStopped() {
        return stopped.get();
    }

    void check() {
        if (stopped.get()) {
            throw new Superseded();
        }
    }
}
