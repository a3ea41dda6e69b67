package io.millrace.auth.certificate;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The ingress in front of all services. */
@ConfigMapping(prefix = "millrace.ingress")
interface CertificateSettings {

    /** PEM file of the certificate, with its chain if there is one. */
    Optional<Path> certificate();
}
