package io.millrace.migration.http;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the other services are, under {@code millrace.services}. */
@ConfigMapping(prefix = "millrace.services")
public interface ServiceAddresses {

    URI scheduler();

    URI file();

    URI report();

    URI bounce();
}
