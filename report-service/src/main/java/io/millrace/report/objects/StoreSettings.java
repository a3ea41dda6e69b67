package io.millrace.report.objects;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Settings under {@code millrace.s3}. */
@ConfigMapping(prefix = "millrace.s3")
public interface StoreSettings {

    /** Where clients reach the store; this address is signed. */
    URI publicEndpoint();

    /** Whether the bucket is the path's first segment; else it is in the host's name. */
    boolean pathStyle();

    String region();

    String accessKey();

    String secretKey();

    /** Made at the start where it is not there. */
    @WithDefault("millrace-reports")
    String bucket();
}
