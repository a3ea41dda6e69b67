package io.millrace.file.comparison;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings under {@code millrace.file.comparison}. */
@ConfigMapping(prefix = "millrace.file.comparison")
interface ComparisonSettings {

    /** When it is made, as Quartz cron in UTC; "off" for never. */
    @WithDefault("0 30 2 * * ?")
    String cron();

    /** Age of an upload in parts that nobody recorded before it is aborted. */
    @WithDefault("P2D")
    Duration unrecordedFor();
}
