package io.millrace.callback.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.jobs}. */
@ConfigMapping(prefix = "millrace.jobs")
public interface JobSettings {

    /** Ids that one call may reserve. */
    @WithDefault("10000")
    int mostReserved();

    /** How long after its reservation an id may be given to a task. */
    @WithDefault("30d")
    Duration usable();

    /** How long a job is kept whose run has not ended, counted from the end of the above. */
    @WithDefault("180d")
    Duration unended();
}
