package io.millrace.bounce.keys;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom to trust: the JDK's own authorities, and the certificates that are configured. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    static TrustOptions with(List<Path> files) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            for (X509TrustManager manager : managersOf(null)) {
                add(all, List.of(manager.getAcceptedIssuers()));
            }
            for (Path file : files) {
                add(all, read(file));
            }
            return TrustOptions.wrap(managersOf(all).getFirst());
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalStateException("certificates cannot be read: " + files, unreadable);
        }
    }

    private static void add(KeyStore all, List<? extends Certificate> certificates)
            throws GeneralSecurityException {
        for (Certificate certificate : certificates) {
            all.setCertificateEntry("trusted-" + all.size(), certificate);
        }
    }

    private static List<X509TrustManager> managersOf(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Stream.<TrustManager>of(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .toList();
    }

    private static List<Certificate> read(Path file) throws GeneralSecurityException, IOException {
        try (InputStream pem = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(pem));
        }
    }
}
