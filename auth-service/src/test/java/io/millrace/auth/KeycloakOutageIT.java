package io.millrace.auth;

import static io.millrace.auth.testing.TokenEndpoint.ask;
import static io.millrace.auth.testing.TokenEndpoint.refresh;
import static io.millrace.auth.testing.TokenEndpoint.signIn;
import static io.millrace.auth.testing.TokenEndpoint.tokenOf;
import static io.millrace.testing.token.TestUser.MERIDIAN_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_VIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.auth.testing.Claims;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.Outage;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** Keycloak is killed and comes back; nobody lends a hand. */
@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class KeycloakOutageIT {

    private static final String YEAR = "&scope=offline_access+urn:opc:resource:expiry=31536000";

    @Test
    void tokensGoOnWorkingAndTheEndpointRecoversByItself() {
        String viewer = tokenOf(MERIDIAN_VIEWER);
        String operator = tokenOf(MERIDIAN_OPERATOR);
        String used = ask("meridian", signIn(MERIDIAN_VIEWER) + YEAR).path("refresh_token");
        String good = ask("meridian", refresh(used)).path("refresh_token");
        String keys = given().get("/admin/v1/SigningCert/jwk").asString();
        given().auth().oauth2(operator).get("/oauth2/v1/clients").then().statusCode(200);

        try (Outage _ = Outage.of(Backing.KEYCLOAK)) {
            assertTemporarilyUnavailable(ask("meridian", signIn(MERIDIAN_VIEWER)));
            assertTemporarilyUnavailable(ask("meridian", refresh(good)));
            assertTemporarilyUnavailable(ask("meridian", "grant_type=client_credentials"));
            assertLoginUnavailable();
            assertVerifiedButUnavailable(operator);
            assertVerified(viewer);
            assertThat(given().get("/admin/v1/SigningCert/jwk").asString()).isEqualTo(keys);
        }

        ask("meridian", signIn(MERIDIAN_VIEWER)).then().statusCode(200);
        given().auth().oauth2(operator).get("/oauth2/v1/clients").then().statusCode(200);
        assertThat(given().get("/admin/v1/SigningCert/jwk").asString()).isEqualTo(keys);
        ask("meridian", refresh(used)).then().statusCode(400);
        Response refreshed = ask("meridian", refresh(good));
        refreshed.then().statusCode(200);
        assertThat(Claims.in(refreshed.path("access_token")).lifetimeSeconds())
                .isEqualTo(31_536_000);
    }

    private static void assertTemporarilyUnavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/json")
                .header("Retry-After", "5")
                .header("Cache-Control", "no-store")
                .body("error", equalTo("temporarily_unavailable"));
    }

    private static void assertLoginUnavailable() {
        given().auth()
                .preemptive()
                .basic("meridian.integration", "whatever")
                .get("/ws/rest/service/v2/login")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("status", equalTo(503));
    }

    /** The token passes; what lies in Keycloak cannot be read. */
    private static void assertVerifiedButUnavailable(String token) {
        given().auth()
                .oauth2(token)
                .get("/oauth2/v1/clients")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5");
    }

    /** A caller who is known, and known to lack the function. */
    private static void assertVerified(String token) {
        given().auth().oauth2(token).get("/oauth2/v1/clients").then().statusCode(403);
    }
}
