package io.millrace.auth.client;

import static io.millrace.auth.testing.TokenEndpoint.askAs;
import static io.millrace.auth.testing.TokenEndpoint.signIn;
import static io.millrace.auth.testing.TokenEndpoint.tokenOf;
import static io.millrace.testing.token.TestUser.HARBOR_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_VIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.millrace.auth.testing.TokenEndpoint;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class ClientResourceTest {

    private static final String CLIENTS = "/oauth2/v1/clients";

    @Test
    void aNewClientMayUseAllThreeGrants() {
        Response created = create("Nightly");

        created.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("$", aMapWithSize(2));
        String id = created.path("clientId");
        String secret = created.path("clientSecret");
        Response signedIn = askAs(id, secret, signIn(MERIDIAN_VIEWER) + "&scope=offline_access");
        signedIn.then().statusCode(200);
        askAs(id, secret, TokenEndpoint.refresh(signedIn.path("refresh_token")))
                .then()
                .statusCode(200);
        askAs(id, secret, "grant_type=client_credentials").then().statusCode(200);
        askAs(id, secret, signIn(HARBOR_OPERATOR)).then().statusCode(400);
    }

    @Test
    void theLocationShowsTheClientWithoutItsSecret() {
        Response created = create("Shown");

        created.then().header("Location", equalTo(CLIENTS + "/" + created.path("clientId")));
        as(MERIDIAN_OPERATOR)
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("$", aMapWithSize(3))
                .body("clientId", equalTo(created.path("clientId")))
                .body("name", equalTo("Shown"))
                .body("createdAt", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\" \"}",
                "{\"name\":[]}",
                "{\"name\":null}"
            })
    void aNameIsNeeded(String body) {
        as(MERIDIAN_OPERATOR)
                .body(body)
                .post(CLIENTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void aNameHasOneLineOf120Characters() {
        create("x".repeat(121)).then().statusCode(400);
        create("a\\nb").then().statusCode(400);
        create("Müller & Söhne \\\"Nacht\\\" 夜").then().statusCode(201);
    }

    @Test
    void aRotatedSecretVoidsTheOldOne() {
        Response created = create("Rotated");
        String id = created.path("clientId");

        Response rotated = as(MERIDIAN_OPERATOR).post(CLIENTS + "/" + id + "/secret");

        rotated.then().statusCode(200).body("clientId", equalTo(id));
        askAs(id, created.path("clientSecret"), "grant_type=client_credentials")
                .then()
                .statusCode(401);
        askAs(id, rotated.path("clientSecret"), "grant_type=client_credentials")
                .then()
                .statusCode(200);
    }

    @Test
    void aDeletedClientGetsNoMoreTokens() {
        Response created = create("Deleted");
        String id = created.path("clientId");

        as(MERIDIAN_OPERATOR).delete(CLIENTS + "/" + id).then().statusCode(204);

        askAs(id, created.path("clientSecret"), "grant_type=client_credentials")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
        as(MERIDIAN_OPERATOR).get(CLIENTS + "/" + id).then().statusCode(404);
        as(MERIDIAN_OPERATOR).delete(CLIENTS + "/" + id).then().statusCode(404);
    }

    @Test
    void theListGoesPageByPageThroughTheTenantsOwn() {
        List<String> made = List.of(create("A").path("clientId"), create("B").path("clientId"));

        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Response page =
                    as(MERIDIAN_OPERATOR)
                            .queryParam("limit", 1)
                            .queryParam("cursor", cursor)
                            .get(CLIENTS);
            listed.addAll(page.path("items.clientId"));
            cursor = page.path("nextCursor");
        }

        assertThat(listed).containsAll(made).contains("meridian-scheduler").isSorted();
        assertThat(listed).allMatch(id -> id.startsWith("meridian-")).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "cursor=nonsense"})
    void aPageThatCannotBeIsRefused(String query) {
        as(MERIDIAN_OPERATOR).get(CLIENTS + "?" + query).then().statusCode(400);
    }

    @Test
    void anotherTenantsClientIsUnknown() {
        String id = create("Own").path("clientId");
        String path = CLIENTS + "/" + id;

        as(HARBOR_OPERATOR).get(path).then().statusCode(404);
        as(HARBOR_OPERATOR).post(path + "/secret").then().statusCode(404);
        as(HARBOR_OPERATOR).delete(path).then().statusCode(404);
        as(HARBOR_OPERATOR).get(CLIENTS).then().body("items.clientId", not(hasItem(id)));
        as(MERIDIAN_OPERATOR).get(path).then().statusCode(200);
        as(HARBOR_OPERATOR).get("/meridian" + CLIENTS).then().statusCode(403);
    }

    @Test
    void thePlatformsOwnClientsAreNobodys() {
        as(MERIDIAN_OPERATOR).delete(CLIENTS + "/auth-service").then().statusCode(404);
        as(MERIDIAN_OPERATOR).post(CLIENTS + "/realm-management/secret").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%01", "%0a", "%25", "%3Cb%3E", "..%2F..", "%F0%9F%98%80"})
    void aNameThatCannotBeIsUnknown(String name) {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(tokenOf(MERIDIAN_OPERATOR))
                .get(CLIENTS + "/" + name)
                .then()
                .statusCode(404);
    }

    @Test
    void onlyAClientAdminMayManageClients() {
        as(MERIDIAN_VIEWER).get(CLIENTS).then().statusCode(403);
        as(MERIDIAN_VIEWER).body("{\"name\":\"x\"}").post(CLIENTS).then().statusCode(403);
        given().get(CLIENTS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""));
    }

    @Test
    void aClientsOwnTokenActsForTheUserItNames() {
        String token =
                TokenEndpoint.ask("meridian", "grant_type=client_credentials").path("access_token");

        given().auth().oauth2(token).get(CLIENTS).then().statusCode(403);
        asClient(token, "meridian.operator").get(CLIENTS).then().statusCode(200);
        asClient(token, "meridian.viewer").get(CLIENTS).then().statusCode(403);
        asClient(token, "harbor.operator").get(CLIENTS).then().statusCode(403);
    }

    private static RequestSpecification asClient(String token, String user) {
        return given().auth().oauth2(token).header("ofs_remote_user", user);
    }

    private static Response create(String name) {
        return as(MERIDIAN_OPERATOR).body("{\"name\":\"" + name + "\"}").post(CLIENTS);
    }

    private static RequestSpecification as(TestUser user) {
        return given().auth().oauth2(tokenOf(user)).contentType(ContentType.JSON);
    }
}
