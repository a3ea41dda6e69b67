package io.millrace.callback.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings under {@code millrace.retention}. */
@ConfigMapping(prefix = "millrace.retention")
public interface RetentionSettings {

    /** Weeks that the record of a call is kept. */
    @WithDefault("13")
    int weeks();

    /** Weeks for which partitions are made ahead. */
    @WithDefault("3")
    int weeksAhead();
}
