package io.millrace.file.removal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.file.removal}. */
@ConfigMapping(prefix = "millrace.file.removal")
interface RemovalSettings {

    /** Whether this process removes objects at all. */
    @WithDefault("true")
    boolean enabled();

    /** How often there is looked for something to remove. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** Objects removed by one request. */
    @WithDefault("500")
    int batch();

    /** After which time a removal that nobody finished is tried again. */
    @WithDefault("PT30S")
    Duration again();

    /** Shortest time between two removals of an object that a URL can still bring back. */
    @WithDefault("PT10S")
    Duration revisit();
}
