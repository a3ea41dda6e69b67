package io.millrace.report.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Requests, under {@code millrace.report.request}. */
@ConfigMapping(prefix = "millrace.report.request")
interface RequestSettings {

    /** Open requests of one tenant, at most; more are answered by 429. */
    @WithDefault("1000")
    int mostOpen();

    /** For how long a download link is good. */
    @WithDefault("1h")
    Duration linkLifetime();
}
