package io.millrace.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "millrace.outbox")
public interface OutboxSettings {

    /** Whether this process relays at all. */
    @WithDefault("true")
    boolean relay();

    /** Rows sent at once. */
    @WithDefault("1000")
    int batch();

    /** How long, after a pass, rows are gathered for the next: under load few passes carry all. */
    @WithDefault("20ms")
    Duration gather();

    /** How often the table is looked at without being woken. */
    @WithDefault("2s")
    Duration poll();

    /** How long Kafka may take to acknowledge a batch. */
    @WithDefault("10s")
    Duration delivery();

    /** Longest pause between attempts while Kafka is away. */
    @WithDefault("5s")
    Duration longestPause();
}
