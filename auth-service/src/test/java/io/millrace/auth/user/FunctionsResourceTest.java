package io.millrace.auth.user;

import static io.millrace.auth.testing.TokenEndpoint.ask;
import static io.millrace.auth.testing.TokenEndpoint.refresh;
import static io.millrace.auth.testing.TokenEndpoint.tokenOf;
import static io.millrace.testing.token.TestUser.HARBOR_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_VIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.auth.testing.Claims;
import io.millrace.auth.testing.RealmAdmin;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class FunctionsResourceTest {

    @Test
    void showsTheFunctionsOfAUser() {
        as(MERIDIAN_OPERATOR)
                .get(functionsOf("meridian.viewer"))
                .then()
                .statusCode(200)
                .body("functions", contains("BATCH_VIEW"));
    }

    @Test
    void aUserHasExactlyTheFunctionsSetFromTheNextTokenOn() {
        String user = RealmAdmin.newUser("meridian");

        set(user, "[\"BATCH_VIEW\",\"BATCH_EXEC\",\"BATCH_EXEC\"]")
                .then()
                .statusCode(200)
                .body("functions", contains("BATCH_EXEC", "BATCH_VIEW"));
        Response signedIn = ask("meridian", signIn(user) + "&scope=offline_access");
        set(user, "[\"BATCH_ADD\"]").then().statusCode(200);
        Response refreshed = ask("meridian", refresh(signedIn.path("refresh_token")));

        assertThat(Claims.in(signedIn.path("access_token")).roles())
                .contains("BATCH_EXEC", "BATCH_VIEW");
        assertThat(Claims.in(refreshed.path("access_token")).roles())
                .contains("BATCH_ADD")
                .doesNotContain("BATCH_EXEC", "BATCH_VIEW");
    }

    @Test
    void aUserWithoutFunctionsStillSignsIn() {
        String user = RealmAdmin.newUser("meridian");
        set(user, "[\"BATCH_VIEW\"]");

        set(user, "[]").then().statusCode(200).body("functions", empty());

        ask("meridian", signIn(user) + "&scope=offline_access").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BATCH_FLY", "batch_exec", "offline_access", "default-roles-millrace", ""})
    void anUnknownFunctionChangesNothing(String unknown) {
        String user = RealmAdmin.newUser("meridian");

        set(user, "[\"BATCH_VIEW\",\"" + unknown + "\"]")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/functions/1"));

        as(MERIDIAN_OPERATOR).get(functionsOf(user)).then().body("functions", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"functions\":\"BATCH_EXEC\"}",
                "{\"functions\":[1]}",
                "[]",
                "x",
                ""
            })
    void aBodyOfAnotherShapeIsRefused(String body) {
        as(MERIDIAN_OPERATOR)
                .body(body)
                .put(functionsOf("meridian.viewer"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "harbor.operator",
                "service-account-meridian-scheduler",
                "a b",
                "%"
            })
    void anyoneButAUserOfTheTenantIsUnknown(String user) {
        as(MERIDIAN_OPERATOR).get("/oauth2/v1/users/{user}/functions", user).then().statusCode(404);
        as(MERIDIAN_OPERATOR)
                .body("{\"functions\":[]}")
                .put("/oauth2/v1/users/{user}/functions", user)
                .then()
                .statusCode(404);
    }

    @Test
    void anotherTenantsAdminSeesAndChangesNothing() {
        as(HARBOR_OPERATOR).get(functionsOf("meridian.viewer")).then().statusCode(404);
        as(HARBOR_OPERATOR)
                .body("{\"functions\":[]}")
                .put(functionsOf("meridian.viewer"))
                .then()
                .statusCode(404);

        as(MERIDIAN_OPERATOR)
                .get(functionsOf("meridian.viewer"))
                .then()
                .body("functions", contains("BATCH_VIEW"));
    }

    @Test
    void onlyAUserAdminMayMapFunctions() {
        as(MERIDIAN_VIEWER).get(functionsOf("meridian.viewer")).then().statusCode(403);
        as(MERIDIAN_VIEWER)
                .body("{\"functions\":[\"USER_ADMIN\"]}")
                .put(functionsOf("meridian.viewer"))
                .then()
                .statusCode(403);
        given().get(functionsOf("meridian.viewer")).then().statusCode(401);
    }

    private static Response set(String user, String functions) {
        return as(MERIDIAN_OPERATOR)
                .body("{\"functions\":" + functions + "}")
                .put(functionsOf(user));
    }

    private static String functionsOf(String user) {
        return "/oauth2/v1/users/" + user + "/functions";
    }

    private static String signIn(String user) {
        return "grant_type=password&username=" + user + "&password=" + user;
    }

    private static RequestSpecification as(TestUser user) {
        return given().auth().oauth2(tokenOf(user)).contentType(ContentType.JSON);
    }
}
