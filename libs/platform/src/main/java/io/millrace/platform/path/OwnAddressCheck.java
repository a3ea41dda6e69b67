package io.millrace.platform.path;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Turns off the framework's check of addresses, which answers an empty 400; {@link PathFilter}
 * checks the same and answers a problem. There is only a system property for that, read when the
 * HTTP layer is loaded, and configuration is what comes before.
 */
public final class OwnAddressCheck implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
