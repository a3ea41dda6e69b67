package io.millrace.report.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the reporting store is filled, under {@code millrace.report.feed}. */
@ConfigMapping(prefix = "millrace.report.feed")
interface FeedSettings {

    /** Whether this process fills the store at all. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Number of the build of the store. Where it is higher than the number of the last build, the
     * store is emptied and filled again from the first offset that Kafka still has, once.
     */
    @WithDefault("0")
    int build();

    /** Events that share a transaction, at most. */
    @WithDefault("2000")
    int batch();

    /** Longest pause between attempts while a server is away. */
    @WithDefault("5s")
    Duration longestPause();
}
