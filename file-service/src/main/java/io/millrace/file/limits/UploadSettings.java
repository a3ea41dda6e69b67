package io.millrace.file.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings under {@code millrace.file}. */
@ConfigMapping(prefix = "millrace.file")
public interface UploadSettings {

    /** Types that may be announced; case does not matter. Bundles of a migration are zip files. */
    @WithDefault("text/csv,text/plain,DAT,application/zip")
    List<String> mimeTypes();

    /** How long a URL is good for. */
    @WithDefault("PT1H")
    Duration urlLifetime();

    /** After which time an upload that never came is removed. */
    @WithDefault("P1D")
    Duration unfinishedFor();

    /** Files announced by one request, at most. */
    @WithDefault("1000")
    int filesAtOnce();

    /** Bytes of a part, unless the caller or the size of the file asks for more. */
    @WithDefault("67108864")
    long partSize();
}
