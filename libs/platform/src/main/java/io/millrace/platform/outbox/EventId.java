package io.millrace.platform.outbox;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Identifiers of events: UUID version 7, so that tables keyed by them grow at one end. */
public final class EventId {

    private EventId() {}

    public static UUID at(long epochMillis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long first = (epochMillis << 16) | 0x7000L | random.nextInt(1 << 12);
        long second = 0x8000000000000000L | (random.nextLong() >>> 2);
        return new UUID(first, second);
    }
}
