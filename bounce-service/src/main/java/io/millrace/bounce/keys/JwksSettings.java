package io.millrace.bounce.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings under {@code millrace.bounce.jwks}. */
@ConfigMapping(prefix = "millrace.bounce.jwks")
public interface JwksSettings {

    /** Hosts, also with a port, whose addresses may be private ones. */
    Optional<List<String>> allowedHosts();

    /** PEM files of certificates that are trusted beside the platform's own. */
    Optional<List<Path>> trustedCertificates();

    /** How long keys are used without a new look. */
    @WithDefault("PT5M")
    Duration freshFor();

    /** How long keys are used while the customer's server does not answer. */
    @WithDefault("PT1H")
    Duration usableFor();

    /** How often keys may be fetched because a token does not fit them, once the burst is used. */
    @WithDefault("PT10S")
    Duration refetchEvery();

    /** How many such fetches may come at once. */
    @WithDefault("6")
    int refetchBurst();

    /** How long a fetch may take, all of it. */
    @WithDefault("PT5S")
    Duration timeout();

    /** How long an answer may be, in bytes. */
    @WithDefault("65536")
    int longestAnswer();
}
