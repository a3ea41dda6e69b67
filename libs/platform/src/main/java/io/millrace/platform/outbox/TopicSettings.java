package io.millrace.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** Topics this service writes or reads, under {@code millrace.topics."NAME"}. */
@ConfigMapping(prefix = "millrace.topics")
public interface TopicSettings {

    @WithParentName
    Map<String, Topic> topics();

    /** One topic; made at the start where it is not there, never changed. */
    interface Topic {

        @WithDefault("6")
        int partitions();

        @WithDefault("1")
        short replication();

        @WithDefault("7d")
        Duration retention();
    }
}
