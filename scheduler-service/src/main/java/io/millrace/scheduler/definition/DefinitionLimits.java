package io.millrace.scheduler.definition;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a definition may be. The size of a request's body bounds it besides. */
@ConfigMapping(prefix = "millrace.definitions")
interface DefinitionLimits {

    /** Tasks of one batch. */
    @WithDefault("20000")
    int maxTasks();

    /** Members of one group. */
    @WithDefault("1000")
    int maxMembers();

    /** Parsed definitions are kept in memory up to this much of the text they came from. */
    @WithDefault("4000000")
    long cachedCharacters();
}
