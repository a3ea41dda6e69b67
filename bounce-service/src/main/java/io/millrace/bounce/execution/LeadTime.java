package io.millrace.bounce.execution;

import java.time.Duration;

/** Lead times as a sentence has them. */
final class LeadTime {

    private static final int MINUTE = 60;

    private LeadTime() {}

    static String inWords(Duration leadTime) {
        long seconds = leadTime.toSeconds();
        return seconds % MINUTE == 0 ? seconds / MINUTE + " minutes" : seconds + " seconds";
    }
}
