package io.millrace.platform.outage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class OutageTest {

    private static final Map<String, String> HEADERS =
            Map.of(
                    "ofs_tenant_id", "meridian",
                    "ofs_service_id", "S",
                    "ofs_workspace_id", "WS001",
                    "ofs_remote_user", "meridian.operator");

    private final Tokens tokens = Tokens.fromKeycloak();

    @Test
    void withoutTheDatabaseARequestIs503UntilItIsBack() {
        askDatabase().statusCode(200);
        try (Outage _ = Outage.of(Backing.POSTGRESQL)) {
            askDatabase()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .body("status", equalTo(503));
        }
        askDatabase().statusCode(200);
    }

    @Test
    void tokensAndUsersOnceKnownGoOnWorkingWithoutKeycloak() {
        String ofUser = tokens.of(TestUser.MERIDIAN_OPERATOR);
        String neverSeen = tokens.of(TestUser.HARBOR_OPERATOR);
        String ofClient = tokens.ofClient("meridian");
        ask(ofUser).statusCode(200);
        ask(ofClient).statusCode(200);

        try (Outage _ = Outage.of(Backing.KEYCLOAK)) {
            ask(ofUser).statusCode(200);
            ask(ofClient).statusCode(200);
            ask(neverSeen).statusCode(403);
            given().headers(HEADERS)
                    .header("ofs-remote-user", "unknown")
                    .header("Authorization", "Bearer " + ofClient)
                    .get("/Sample/callers/full")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void aUserNeverLookedUpIs503WithoutKeycloak() {
        String ofClient = tokens.ofClient("harbor");
        try (Outage _ = Outage.of(Backing.KEYCLOAK)) {
            given().header("Authorization", "Bearer " + ofClient)
                    .header("ofs_remote_user", "harbor.operator")
                    .get("/Sample/callers/plain/x")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue());
        }
    }

    private static ValidatableResponse askDatabase() {
        return given().get("/Sample/faults/database").then();
    }

    private static ValidatableResponse ask(String token) {
        return given().headers(HEADERS)
                .header("Authorization", "Bearer " + token)
                .get("/Sample/callers/full")
                .then();
    }
}
