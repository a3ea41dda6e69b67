package io.millrace.report.sweep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How files are swept, under {@code millrace.report.sweep}. */
@ConfigMapping(prefix = "millrace.report.sweep")
interface SweepSettings {

    /** How long a report, and its file, is there after its end. */
    @WithDefault("7d")
    Duration keptFor();

    @WithDefault("30s")
    Duration every();
}
