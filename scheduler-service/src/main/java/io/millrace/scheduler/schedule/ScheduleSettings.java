package io.millrace.scheduler.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.schedules}. */
@ConfigMapping(prefix = "millrace.schedules")
public interface ScheduleSettings {

    /** Whether this process fires slots; one that does not still takes processes. */
    @WithDefault("true")
    boolean enabled();

    /** What becomes of cron slots that were missed while no pod was up. */
    @WithDefault("ONCE")
    Misfire misfire();

    /** How late the first slot that is due must be for its schedule to count as missed. */
    @WithDefault("PT5S")
    Duration missedAfter();

    /** Slots that fire in one transaction. */
    @WithDefault("500")
    int batch();

    /** How often due slots are looked for when no timer said so. */
    @WithDefault("PT1S")
    Duration poll();

    /** Weeks that finished processes are kept for questions about their status. */
    @WithDefault("13")
    int weeks();

    /** What becomes of missed slots. */
    enum Misfire {
        /** All that were missed fire once, late. */
        ONCE,
        /** Each fires, late. */
        ALL,
        /** None fires. */
        NONE
    }
}
