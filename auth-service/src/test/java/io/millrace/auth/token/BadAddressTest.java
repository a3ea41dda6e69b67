package io.millrace.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class BadAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/v1/clients/%zz",
                "/oauth2/v1/token?x=%zz",
                "/oauth2/v1/clients/{x}"
            })
    void anAddressThatIsNoneIsAProblem(String target) throws IOException {
        assertThat(answerTo("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"detail\":\"The address ");
    }

    private static String answerTo(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
