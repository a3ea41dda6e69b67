package io.millrace.scheduler.engine;

import java.time.Duration;

/** Settings with short times. */
record TestSettings(int slots, Duration poll, Duration lease) implements EngineSettings {

    static final TestSettings QUICK =
            new TestSettings(32, Duration.ofMillis(100), Duration.ofSeconds(1));

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public int settleLimit() {
        return 500;
    }

    @Override
    public Duration gather() {
        return Duration.ofMillis(2);
    }

    @Override
    public int silence() {
        return 2;
    }

    @Override
    public int connections() {
        return 5;
    }

    @Override
    public int triggerLimit() {
        return 128;
    }

    @Override
    public int triggerLanes() {
        return 2;
    }

    @Override
    public long backlog() {
        return 100_000;
    }

    @Override
    public long parameterMemory() {
        return 1_000_000;
    }

    @Override
    public Duration drain() {
        return Duration.ofMillis(200);
    }
}
