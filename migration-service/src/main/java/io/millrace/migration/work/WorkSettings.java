package io.millrace.migration.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.migration.work}. */
@ConfigMapping(prefix = "millrace.migration.work")
public interface WorkSettings {

    /** Whether this process takes up exports and imports at all. */
    @WithDefault("true")
    boolean enabled();

    /** Exports and imports at once on one pod: each may hold a whole bundle in memory. */
    @WithDefault("2")
    int atOnce();

    /** How often is looked for what other pods triggered or left. */
    @WithDefault("PT1S")
    Duration poll();

    /** After this silence of a pod what it was at is taken up by another. */
    @WithDefault("PT15S")
    Duration lease();

    /** Longest pause between two tries while something is away. */
    @WithDefault("PT30S")
    Duration longestPause();

    /** How long something may be away before an export or import fails. */
    @WithDefault("PT2H")
    Duration patience();
}
