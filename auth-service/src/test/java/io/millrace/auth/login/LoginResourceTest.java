package io.millrace.auth.login;

import static io.millrace.testing.token.TestUser.HARBOR_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_INTEGRATION;
import static io.millrace.testing.token.TestUser.MERIDIAN_VIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.millrace.auth.testing.Claims;
import io.millrace.auth.testing.TokenEndpoint;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class LoginResourceTest {

    private static final String PATH = "/ws/rest/service/v2/login";

    @Test
    void givesAnIntegrationUserAToken() {
        Response answer = login(MERIDIAN_INTEGRATION);

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("$", aMapWithSize(3))
                .body("data", hasSize(1))
                .body("message", contains("success"))
                .body("status", equalTo(200));
        Claims claims = Claims.in(answer.path("data[0].token"));
        assertThat(claims.text("preferred_username")).isEqualTo("meridian.integration");
        assertThat(claims.text("tenant")).isEqualTo("meridian");
        assertThat(claims.text("aud")).isEqualTo("millrace");
        assertThat(claims.lifetimeSeconds()).isEqualTo(3600);
    }

    @Test
    void aTokenIsOfTheTenantOfItsUser() {
        Claims claims = Claims.in(login(HARBOR_OPERATOR).path("data[0].token"));

        assertThat(claims.text("tenant")).isEqualTo("harbor");
    }

    @Test
    void aTenantInThePathMustBeTheUsers() {
        String password = TokenEndpoint.password(MERIDIAN_INTEGRATION);

        given().auth()
                .preemptive()
                .basic("meridian.integration", password)
                .get("/meridian" + PATH)
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic("meridian.integration", password)
                .get("/harbor" + PATH)
                .then()
                .statusCode(403)
                .body("status", equalTo(403));
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownUserInTheSameWords() {
        Response wrong = login("meridian.integration", "wrong");
        Response unknown = login("nobody", "wrong");

        assertRefused(wrong);
        assertRefused(unknown);
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
    }

    @Test
    void refusesAUserWhoIsNoIntegration() {
        assertRefused(login(MERIDIAN_VIEWER));
    }

    @Test
    void asksForBasicWhereThereIsNone() {
        assertRefused(given().get(PATH));
        assertRefused(given().auth().oauth2("x").get(PATH));
        assertRefused(given().header("Authorization", "Basic %%%").get(PATH));
    }

    private static void assertRefused(Response answer) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Basic realm="))
                .body("data", empty())
                .body("message", hasSize(1))
                .body("status", equalTo(401));
    }

    private static Response login(TestUser user) {
        return login(user.username(), TokenEndpoint.password(user));
    }

    private static Response login(String name, String password) {
        return given().auth().preemptive().basic(name, password).get(PATH);
    }
}
