package io.millrace.auth.client;

import static io.millrace.auth.testing.TokenEndpoint.tokenOf;
import static io.millrace.testing.token.TestUser.HARBOR_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_OPERATOR;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.auth.testing.RealmAdmin;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class IdempotentClientTest {

    private static final String CLIENTS = "/oauth2/v1/clients";
    private static final String BODY = "{\"name\":\"Once\"}";

    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameRequestReplaysTheAnswer() {
        Response first = create(MERIDIAN_OPERATOR, BODY);

        Response again = create(MERIDIAN_OPERATOR, BODY);

        again.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void anotherBodyIsRefused() {
        create(MERIDIAN_OPERATOR, BODY);

        create(MERIDIAN_OPERATOR, "{\"name\":\"Other\"}").then().statusCode(422);
    }

    @Test
    void aKeyIsOneTenantsOwn() {
        String ours = create(MERIDIAN_OPERATOR, BODY).path("clientId");

        String theirs = create(HARBOR_OPERATOR, "{\"name\":\"Theirs\"}").path("clientId");

        assertThat(theirs).startsWith("harbor-").isNotEqualTo(ours);
    }

    @Test
    void aKeyIsOneUsersOwn() {
        String others = create(MERIDIAN_OPERATOR, BODY).path("clientId");
        RealmAdmin.change(
                others,
                Map.of(
                        "attributes",
                        Map.of(
                                "tenant",
                                "meridian",
                                "millrace.created_at",
                                Instant.now().toString(),
                                "millrace.made_by",
                                "meridian.other")));

        Response ours = create(MERIDIAN_OPERATOR, BODY);

        ours.then().statusCode(201);
        assertThat(ours.<String>path("clientId")).isNotEqualTo(others);
        assertThat(create(MERIDIAN_OPERATOR, BODY).asString()).isEqualTo(ours.asString());
    }

    @Test
    void requestsAtTheSameTimeMakeOneClient() throws Exception {
        Callable<String> request = () -> create(MERIDIAN_OPERATOR, BODY).asString();

        List<Future<String>> answers;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = callers.invokeAll(List.of(request, request, request, request));
        }

        String first = answers.getFirst().get();
        assertThat(first).contains("clientSecret");
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo(first);
        }
    }

    @Test
    void aDayLaterTheKeyMakesAnotherClient() {
        String first = create(MERIDIAN_OPERATOR, BODY).path("clientId");
        String yesterday = Instant.now().minus(Duration.ofHours(25)).toString();
        RealmAdmin.change(
                first,
                Map.of(
                        "attributes",
                        Map.of("tenant", "meridian", "millrace.created_at", yesterday)));

        Response second = create(MERIDIAN_OPERATOR, "{\"name\":\"Other\"}");

        second.then().statusCode(201);
        assertThat(second.<String>path("clientId")).isNotEqualTo(first);
        assertThat(create(MERIDIAN_OPERATOR, "{\"name\":\"Other\"}").asString())
                .isEqualTo(second.asString());
    }

    @Test
    void aRepeatedRotationLeavesTheSecretAsItIs() {
        String id = create(MERIDIAN_OPERATOR, BODY).path("clientId");
        Response first = post(MERIDIAN_OPERATOR, "", CLIENTS + "/" + id + "/secret");

        Response again = post(MERIDIAN_OPERATOR, "", CLIENTS + "/" + id + "/secret");

        first.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        given().auth()
                .oauth2(tokenOf(MERIDIAN_OPERATOR))
                .header("Idempotency-Key", "two words")
                .body(BODY)
                .post(CLIENTS)
                .then()
                .statusCode(400);
    }

    private Response create(TestUser user, String body) {
        return post(user, body, CLIENTS);
    }

    private Response post(TestUser user, String body, String path) {
        return given().auth()
                .oauth2(tokenOf(user))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post(path);
    }
}
