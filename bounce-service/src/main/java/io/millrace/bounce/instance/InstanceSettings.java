package io.millrace.bounce.instance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings under {@code millrace.bounce}, as far as they are about instances. */
@ConfigMapping(prefix = "millrace.bounce")
public interface InstanceSettings {

    /** Whether a leadTime may be under 16 minutes; nowhere but in trials. */
    @WithDefault("false")
    boolean shortLeadAllowed();
}
