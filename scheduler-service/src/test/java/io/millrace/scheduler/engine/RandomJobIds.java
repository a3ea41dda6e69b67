package io.millrace.scheduler.engine;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/** 60 random bits, where nobody has to know them before; none while they are said to be away. */
final class RandomJobIds implements JobIds {

    private final SecureRandom random = new SecureRandom();
    volatile boolean away;

    @Override
    public Optional<String> next(String tenant) {
        return away ? Optional.empty() : Optional.of("%015X".formatted(random.nextLong() >>> 4));
    }

    @Override
    public Duration pause(String tenant) {
        return Duration.ofMillis(20);
    }
}
