package io.millrace.bench.figure;

import java.util.ArrayList;
import java.util.List;

/** Runs both sides in turn, so that what else the machine does meets both alike. */
final class Rounds {

    /** One side, once; the value in the figure's unit. */
    interface Side {
        double measure() throws Exception;
    }

    private final Workbench bench;
    private final String unit;

    Rounds(Workbench bench, String unit) {
        this.bench = bench;
        this.unit = unit;
    }

    /** Some rounds of each to warm up, which do not count, then the rounds. */
    Measurement inTurn(Side ours, Side peer) throws Exception {
        bench.say("  warming up");
        for (int round = 0; round < bench.size().warmUps(); round++) {
            ours.measure();
            peer.measure();
        }
        List<Double> all = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        for (int round = 1; round <= bench.size().rounds(); round++) {
            all.add(ours.measure());
            peers.add(peer.measure());
            say(round, all.getLast(), peers.getLast());
        }
        return Measurement.of(unit, all, peers);
    }

    private void say(int round, double ours, double peer) {
        bench.say(
                "  round %d: ours %,.1f %s, peer %,.1f %s"
                        .formatted(round, ours, unit, peer, unit));
    }
}
