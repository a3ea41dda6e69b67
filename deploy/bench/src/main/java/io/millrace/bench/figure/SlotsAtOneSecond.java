package io.millrace.bench.figure;

import io.millrace.bench.stack.Definitions;
import io.millrace.bench.stack.Slots;
import java.util.ArrayList;
import java.util.List;

/** How late the last of 5,000 processes fires that are due at one second. */
public final class SlotsAtOneSecond implements Figure {

    private static final String BATCH = Definitions.PREFIX + "SLOT";
    private static final int SLOTS = 5_000;
    private static final double LIMIT = 3;

    @Override
    public String title() {
        return "5,000 slots at one second: when the last has fired";
    }

    @Override
    public Bar bar() {
        return Bar.atMost(1);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        bench.api().putBatch(BATCH, Definitions.parallel(Definitions.NOOP, 1));
        List<Double> late = new ArrayList<>();
        try (Slots slots = new Slots(bench.database(), bench.tenant(), BATCH)) {
            bench.say("  warming up");
            fire(bench, slots);
            for (int round = 1; round <= bench.size().rounds(); round++) {
                late.add(fire(bench, slots));
                bench.say("  round %d: the last %.2f s late".formatted(round, late.getLast()));
            }
        }
        return Measurement.of("s", late, List.of(LIMIT));
    }

    private static double fire(Workbench bench, Slots slots) throws Exception {
        double late = slots.secondsLate(SLOTS);
        bench.runs().awaitEnd(BATCH);
        bench.runs().accepted(BATCH, SLOTS);
        bench.runs().verify(BATCH, 1);
        return late;
    }
}
