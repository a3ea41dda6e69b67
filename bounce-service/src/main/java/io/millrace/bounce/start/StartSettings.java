package io.millrace.bounce.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.bounce.start}. */
@ConfigMapping(prefix = "millrace.bounce.start")
public interface StartSettings {

    /** Whether this pod starts anything. */
    @WithDefault("true")
    boolean enabled();

    /** How often it is looked for windows that begin. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** How many are started in one transaction. */
    @WithDefault("50")
    int batch();
}
