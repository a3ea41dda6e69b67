package io.millrace.callback.record;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings under {@code millrace.callbacks}. */
@ConfigMapping(prefix = "millrace.callbacks")
public interface RecordSettings {

    /** Calls that share one commit. */
    @WithDefault("500")
    int limit();

    /** Commits at once. */
    @WithDefault("2")
    int lanes();

    /** Characters of messages that may wait for their commit before calls are refused with 429. */
    @WithDefault("16000000")
    long waitingCharacters();
}
