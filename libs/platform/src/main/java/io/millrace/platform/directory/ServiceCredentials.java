package io.millrace.platform.directory;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The OAuth client by which this service makes its own calls. */
@ConfigMapping(prefix = "millrace.service")
public interface ServiceCredentials {

    Optional<String> clientId();

    Optional<String> clientSecret();
}
