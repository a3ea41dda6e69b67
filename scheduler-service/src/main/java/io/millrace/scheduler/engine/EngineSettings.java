package io.millrace.scheduler.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.engine}. */
@ConfigMapping(prefix = "millrace.engine")
public interface EngineSettings {

    /** Whether this process runs tasks; one that does not still takes triggers. */
    @WithDefault("true")
    boolean enabled();

    /** Calls this pod may have in flight. */
    @WithDefault("256")
    int slots();

    /** Outcomes settled in one transaction. */
    @WithDefault("500")
    int settleLimit();

    /** How long outcomes may wait for company while many calls are in flight. */
    @WithDefault("PT0.002S")
    Duration gather();

    /** How often ready tasks are looked for when nothing woke the engine. */
    @WithDefault("PT1S")
    Duration poll();

    /** After which silence a pod is taken for dead and its tasks are claimed by others. */
    @WithDefault("PT8S")
    Duration lease();

    /**
     * Seconds after which a connection on which PostgreSQL says nothing is dropped, and with it
     * what waits on it: a server behind a broken network must not hold tasks for ever.
     */
    @WithDefault("10")
    int silence();

    /** Connections of the engine, beside those of the resources. */
    @WithDefault("6")
    int connections();

    /** Triggers that share one commit. */
    @WithDefault("128")
    int triggerLimit();

    /** Trigger commits at once. */
    @WithDefault("2")
    int triggerLanes();

    /** Tasks of one tenant that may be queued or running before triggers are refused with 429. */
    @WithDefault("1000000")
    long backlog();

    /** Characters of run parameters kept in memory. */
    @WithDefault("16000000")
    long parameterMemory();

    /** How long a stopping pod waits for its calls in flight. */
    @WithDefault("PT5S")
    Duration drain();
}
