package io.millrace.scheduler.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Calls that leave the platform. */
@ConfigMapping(prefix = "millrace.outbound")
public interface OutboundSettings {

    /** Networks, as CIDR, that workers may have addresses in beside the public ones. */
    Optional<List<String>> allowedNetworks();

    /** How long a connection may take to come about. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /** How long an unused connection is kept. Shorter than what common servers grant (5 s). */
    @WithDefault("PT4S")
    Duration idleTimeout();

    /** Connections per worker address; a worker's maxConcurrency is usually far below. */
    @WithDefault("4096")
    int connections();
}
