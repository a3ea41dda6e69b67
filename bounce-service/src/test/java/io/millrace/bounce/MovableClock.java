package io.millrace.bounce;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The service's clock, which a test may stop at an instant. */
final class MovableClock {

    private static volatile InstantSource source = InstantSource.system();

    private MovableClock() {}

    static void stopAt(Instant instant) {
        source = InstantSource.fixed(instant);
    }

    static void goOn() {
        source = InstantSource.system();
    }

    @Produces
    @Singleton
    static Clock clock() {
        InstantSource moving = () -> source.instant();
        return moving.withZone(ZoneOffset.UTC);
    }
}
