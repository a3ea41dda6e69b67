package io.millrace.scheduler.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings under {@code millrace.retention}. */
@ConfigMapping(prefix = "millrace.retention")
public interface RetentionSettings {

    /** Weeks that runs are kept; a run that is going or held keeps its week longer. */
    @WithDefault("13")
    int weeks();

    /** Weeks for which partitions are made ahead. */
    @WithDefault("3")
    int weeksAhead();
}
