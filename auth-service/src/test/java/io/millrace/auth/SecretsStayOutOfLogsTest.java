package io.millrace.auth;

import static io.millrace.auth.testing.TokenEndpoint.ask;
import static io.millrace.auth.testing.TokenEndpoint.askAs;
import static io.millrace.auth.testing.TokenEndpoint.refresh;
import static io.millrace.auth.testing.TokenEndpoint.signIn;
import static io.millrace.testing.token.TestUser.MERIDIAN_OPERATOR;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.auth.testing.TokenEndpoint;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

/** Whatever is switched on in the log of the service and of its HTTP client. */
@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class SecretsStayOutOfLogsTest {

    @Test
    void noPasswordSecretOrTokenIsLogged() {
        Logger logger = Logger.getLogger("io.millrace");
        Captured captured = new Captured();
        logger.addHandler(captured);
        logger.setLevel(Level.ALL);

        List<String> secrets = exercise();

        logger.removeHandler(captured);
        logger.setLevel(null);
        assertThat(captured.lines).isNotEmpty();
        assertThat(captured.lines).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }

    private static List<String> exercise() {
        Response token = ask("meridian", signIn(MERIDIAN_OPERATOR) + "&scope=offline_access");
        String access = token.path("access_token");
        ask("meridian", refresh(token.path("refresh_token")));
        askAs("meridian-scheduler", "a-wrong-secret", refresh(token.path("refresh_token")));
        ask("meridian", "grant_type=password&username=nobody&password=a-wrong-password");
        Response client =
                given().auth()
                        .oauth2(access)
                        .body("{\"name\":\"Logged\"}")
                        .post("/oauth2/v1/clients");
        given().auth().oauth2(access).get("/oauth2/v1/clients/nobody");
        return List.of(
                TokenEndpoint.password(MERIDIAN_OPERATOR),
                TokenEndpoint.clientSecret("meridian"),
                "a-wrong-secret",
                "a-wrong-password",
                access,
                token.path("refresh_token"),
                client.path("clientSecret"));
    }

    private static final class Captured extends Handler {

        private final PatternFormatter formatter = new PatternFormatter("%s%e");
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
