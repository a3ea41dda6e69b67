package io.millrace.migration.bundle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a bundle may be, under {@code millrace.migration.bundle}. Sizes in bytes. */
@ConfigMapping(prefix = "millrace.migration.bundle")
public interface BundleLimits {

    /** Of the file. */
    @WithDefault("8388608")
    int mostBytes();

    /** Of all entries together, inflated. */
    @WithDefault("12582912")
    int mostContent();

    /** Of one entry, inflated. */
    @WithDefault("4194304")
    int mostEntry();

    /** Objects in one bundle. */
    @WithDefault("5000")
    int mostObjects();
}
