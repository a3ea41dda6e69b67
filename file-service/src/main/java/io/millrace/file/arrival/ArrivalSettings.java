package io.millrace.file.arrival;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.file.arrival}. */
@ConfigMapping(prefix = "millrace.file.arrival")
interface ArrivalSettings {

    /** Whether this process looks for arrivals at all. */
    @WithDefault("true")
    boolean enabled();

    /** How often due records are looked for. */
    @WithDefault("PT0.25S")
    Duration poll();

    /** Records looked at in one round: with the poll, the most that the store is asked. */
    @WithDefault("50")
    int batch();

    /** Questions to the store under way at once. */
    @WithDefault("16")
    int concurrency();

    /** Shortest and, while a URL is good, longest time between two looks at one record. */
    @WithDefault("PT1S")
    Duration soonest();

    @WithDefault("PT15S")
    Duration latest();

    /** Time between two looks at a record whose URL is no longer good. */
    @WithDefault("PT5M")
    Duration afterwards();

    /** How long a caller's own question may wait for the store. */
    @WithDefault("PT2S")
    Duration patience();
}
