package io.millrace.auth.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A PEM file as an ingress may have it: certificate, chain, and the key. */
public class IngressCertificate implements QuarkusTestResourceLifecycleManager {

    public static final String CERTIFICATES =
            """
            -----BEGIN CERTIFICATE-----
            MIIBleaf
            -----END CERTIFICATE-----
            -----BEGIN CERTIFICATE-----
            MIIBissuer
            -----END CERTIFICATE-----
            """;

    private static final String KEY =
            """
            -----BEGIN PRIVATE KEY-----
            MIIBkey
            -----END PRIVATE KEY-----
            """;

    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempFile("ingress", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(file, KEY + CERTIFICATES);
            return Map.of("millrace.ingress.certificate", file.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {}
}
