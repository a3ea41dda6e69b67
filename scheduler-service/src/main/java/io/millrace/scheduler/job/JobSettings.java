package io.millrace.scheduler.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Settings under {@code millrace.callback}. */
@ConfigMapping(prefix = "millrace.callback")
interface JobSettings {

    /** Address of the callback service itself, not of the gateway. */
    @WithDefault("http://127.0.0.1:8083")
    URI serviceUrl();

    /** Job ids reserved at first for a tenant; each time twice as many, up to the block. */
    @WithDefault("128")
    int firstBlock();

    /** Job ids reserved at once for a tenant. */
    @WithDefault("1000")
    int block();

    /** How long a reservation may take. */
    @WithDefault("PT5S")
    Duration timeout();
}
