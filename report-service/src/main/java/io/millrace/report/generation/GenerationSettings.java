package io.millrace.report.generation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reports are made, under {@code millrace.report.generation}. */
@ConfigMapping(prefix = "millrace.report.generation")
interface GenerationSettings {

    /** Reports in the making on this pod at a time. */
    @WithDefault("2")
    int podLimit();

    /** Reports in the making of one tenant at a time, over all pods. */
    @WithDefault("2")
    int tenantLimit();

    /** How long a maker that says nothing is waited for, until another one begins anew. */
    @WithDefault("30s")
    Duration lease();

    /** How often a maker says how far it is. */
    @WithDefault("2s")
    Duration heartbeat();

    /** How often the queue is looked at without being woken. */
    @WithDefault("1s")
    Duration poll();

    /** How many makers a report may lose: one that ends its makers must end itself. */
    @WithDefault("20")
    int attempts();

    /** How long a maker waits for an object store that is away, before it gives the report back. */
    @WithDefault("2m")
    Duration storePatience();
}
