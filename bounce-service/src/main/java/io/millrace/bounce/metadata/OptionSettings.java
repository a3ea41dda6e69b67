package io.millrace.bounce.metadata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;

/** Settings under {@code millrace.bounce}, as far as they are about options. */
@ConfigMapping(prefix = "millrace.bounce")
public interface OptionSettings {

    /** Options that batches are known to look at, by name; others are passed on as well. */
    Map<String, Option> options();

    /** One option. */
    interface Option {
        @WithDefault("")
        String description();

        List<String> values();
    }
}
