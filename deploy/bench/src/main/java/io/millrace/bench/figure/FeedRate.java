package io.millrace.bench.figure;

import io.millrace.bench.stack.Feed;
import java.util.ArrayList;
import java.util.List;

/**
 * Events a second into the reporting store, against those that the scheduler's outbox takes in
 * while runs go at full speed. The report service is held meanwhile, so that it has all of them to
 * do, and is timed from its first event to its last.
 */
public final class FeedRate implements Figure {

    @Override
    public String title() {
        return "events into the reporting store, against those told";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(1);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        Feed feed = bench.feed();
        List<Double> stored = new ArrayList<>();
        List<Double> told = new ArrayList<>();
        try (SmallRuns runs = new SmallRuns(bench)) {
            for (int round = 0; round < bench.size().rounds(); round++) {
                feed.awaitIdle();
                long before = feed.events();
                double seconds = held(feed, runs, bench.size().runs());
                double rate = feed.storingRate(before);
                stored.add(rate);
                told.add((feed.events() - before) / seconds);
                bench.say(
                        "  stored %,.0f events/s, told %,.0f"
                                .formatted(stored.getLast(), told.getLast()));
            }
        }
        return Measurement.of("events/s", stored, told);
    }

    /** How long the runs took, the report service being held. */
    private static double held(Feed feed, SmallRuns runs, int count) throws Exception {
        feed.hold();
        try {
            return count * SmallRuns.TASKS / runs.tasksPerSecond();
        } finally {
            feed.letGo();
        }
    }
}
