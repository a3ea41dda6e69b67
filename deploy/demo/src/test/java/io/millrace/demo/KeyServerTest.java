package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyServerTest {

    private static final URI ANY_PORT = URI.create("https://localhost:0/jwks.json");

    @TempDir Path folder;

    @Test
    void tellsTheKeyThatWasPublishedLast() throws Exception {
        Path file = folder.resolve("jwks.json");
        try (var server = KeyServer.start(ANY_PORT, file);
                var client = clientThatTrusts(certificate())) {
            assertThat(get(client, server).statusCode()).isEqualTo(404);

            new CustomerIssuer().publish(file);
            new CustomerIssuer().publish(file);

            assertThat(get(client, server).body()).isEqualTo(Files.readString(file));
        }
    }

    @Test
    void isTrustedStillOnceItIsStartedAnew() throws Exception {
        Path file = folder.resolve("jwks.json");
        new CustomerIssuer().publish(file);
        KeyServer.start(ANY_PORT, file).close();

        try (var client = clientThatTrusts(certificate());
                var again = KeyServer.start(ANY_PORT, file)) {
            assertThat(get(client, again).statusCode()).isEqualTo(200);
        }
    }

    private Path certificate() {
        return folder.resolve("customer").resolve("customer.pem");
    }

    private static HttpResponse<String> get(HttpClient client, KeyServer server) throws Exception {
        URI address = URI.create("https://localhost:" + server.port() + "/jwks.json");
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static HttpClient clientThatTrusts(Path pem)
            throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream text = Files.newInputStream(pem)) {
            trusted.setCertificateEntry(
                    "customer", CertificateFactory.getInstance("X.509").generateCertificate(text));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
