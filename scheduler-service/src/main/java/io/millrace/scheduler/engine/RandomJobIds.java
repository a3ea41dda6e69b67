package io.millrace.scheduler.engine;

import java.security.SecureRandom;

/** 60 random bits. */
public final class RandomJobIds implements JobIds {

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        return "%015X".formatted(random.nextLong() >>> 4);
    }
}
