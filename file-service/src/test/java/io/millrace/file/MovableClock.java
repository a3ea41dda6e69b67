package io.millrace.file;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The service's clock in every test: the system's, until a test puts it forward. */
@Singleton
class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** Undone by closing it. */
    Moved putForward(Duration by) {
        ahead = by;
        return () -> ahead = Duration.ZERO;
    }

    interface Moved extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }
}
