package io.millrace.platform.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.RealmAccess;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LateKeycloakTest.NotYetThere.class)
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class LateKeycloakTest {

    private static final String PORT = "millrace.test.late-keycloak-port";

    @Test
    void theServiceStartsWithoutKeycloakAndTrustsItsTokensOnceItIsThere() throws Exception {
        ask("eyJhbGciOiJSUzI1NiJ9.e30.e30").statusCode(503).header("Retry-After", notNullValue());

        URI real = RealmAccess.ofSharedKeycloak().tokenEndpoint();
        int port = Integer.getInteger(PORT, 0);
        try (TcpRelay _ = TcpRelay.between(port, real.getPort())) {
            URI late = URI.create("http://127.0.0.1:" + port + real.getPath());
            String token = Tokens.from(late).of(TestUser.MERIDIAN_OPERATOR);
            ask(token).statusCode(200);
        }
    }

    private static ValidatableResponse ask(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/Sample/callers/plain/x")
                .then();
    }

    /** Keycloak is said to be at a port where nobody listens yet. */
    public static class NotYetThere implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            String url = "http://127.0.0.1:" + port();
            return Map.of("millrace.keycloak.url", url, "millrace.outbox.relay", "false");
        }

        /** The same at each call, also in another class loader. */
        private static String port() {
            return (String)
                    System.getProperties().computeIfAbsent(PORT, _ -> Integer.toString(freePort()));
        }

        private static int freePort() {
            try (ServerSocket free = new ServerSocket(0)) {
                return free.getLocalPort();
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
