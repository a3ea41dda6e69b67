package io.millrace.auth.token;

import static io.millrace.auth.testing.TokenEndpoint.FORM;
import static io.millrace.auth.testing.TokenEndpoint.PATH;
import static io.millrace.auth.testing.TokenEndpoint.ask;
import static io.millrace.auth.testing.TokenEndpoint.askAs;
import static io.millrace.auth.testing.TokenEndpoint.signIn;
import static io.millrace.testing.token.TestUser.HARBOR_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_OPERATOR;
import static io.millrace.testing.token.TestUser.MERIDIAN_VIEWER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.millrace.auth.testing.Claims;
import io.millrace.auth.testing.RealmAdmin;
import io.millrace.auth.testing.TokenEndpoint;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class TokenResourceTest {

    private static final String CLIENT = "meridian-scheduler";

    @Test
    void answersThePrintedRequest() {
        Response answer =
                ask(
                        "meridian",
                        "grant_type=password&scope=urn:opc:idm:__myscopes__+offline_access&"
                                + signIn(MERIDIAN_OPERATOR)
                                        .substring("grant_type=password&".length()));

        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("$", aMapWithSize(4))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(3600))
                .body("refresh_token", notNullValue());
        assertUncached(answer);
    }

    @Test
    void aTokenSaysWhoseItIsAndWhatTheyMay() {
        Claims claims = Claims.in(TokenEndpoint.tokenOf(MERIDIAN_VIEWER));

        assertThat(claims.text("tenant")).isEqualTo("meridian");
        assertThat(claims.text("preferred_username")).isEqualTo("meridian.viewer");
        assertThat(claims.text("aud")).isEqualTo("millrace");
        assertThat(claims.text("azp")).isEqualTo(CLIENT);
        assertThat(claims.roles()).contains("BATCH_VIEW").doesNotContain("BATCH_EXEC");
        assertThat(claims.lifetimeSeconds()).isEqualTo(3600);
    }

    @Test
    void aClientsOwnTokenNamesItsTenantAndNoUser() {
        Response answer = ask("harbor", "grant_type=client_credentials&scope=offline_access");

        answer.then().statusCode(200).body("$", aMapWithSize(3));
        Claims claims = Claims.in(answer.path("access_token"));
        assertThat(claims.text("tenant")).isEqualTo("harbor");
        assertThat(claims.text("azp")).isEqualTo("harbor-scheduler");
        assertThat(claims.claims().containsKey("preferred_username")).isFalse();
    }

    @Test
    void thereIsNoRefreshTokenUnlessAskedFor() {
        ask("meridian", signIn(MERIDIAN_VIEWER) + "&scope=urn:opc:idm:__myscopes__")
                .then()
                .statusCode(200)
                .body("$", aMapWithSize(3));
    }

    @Test
    void aUserMaySignInManyTimesAtOnce() throws Exception {
        Callable<Integer> signIn = () -> ask("meridian", signIn(MERIDIAN_VIEWER)).statusCode();

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> status : callers.invokeAll(Collections.nCopies(8, signIn))) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 60, 31_536_000})
    void aTokenLivesAsLongAsAskedFor(int seconds) {
        String scope = "&scope=urn:opc:idm:__myscopes__%20urn:opc:resource:expiry=" + seconds;

        Response user = ask("meridian", signIn(MERIDIAN_VIEWER) + scope);
        Response client = ask("meridian", "grant_type=client_credentials" + scope);

        assertThat(user.<Integer>path("expires_in")).isEqualTo(seconds);
        assertThat(Claims.in(user.path("access_token")).lifetimeSeconds()).isEqualTo(seconds);
        assertThat(Claims.in(client.path("access_token")).lifetimeSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31536001", "0", "-5", "soon", ""})
    void anyOtherLifetimeIsAnInvalidScope(String seconds) {
        String scope = "&scope=urn:opc:resource:expiry=" + seconds;

        assertRefused(ask("meridian", signIn(MERIDIAN_VIEWER) + scope), 400, "invalid_scope");
    }

    @Test
    void anUnknownScopeIsAnInvalidScope() {
        assertRefused(
                ask("meridian", "grant_type=client_credentials&scope=everything"),
                400,
                "invalid_scope");
    }

    @Test
    void aWrongSecretAndAnUnknownClientAreInvalidClients() {
        assertInvalidClient(askAs(CLIENT, "wrong", "grant_type=client_credentials"));
        assertInvalidClient(askAs("nobody", "wrong", "grant_type=client_credentials"));
        assertInvalidClient(askAs(CLIENT, "wrong", signIn(MERIDIAN_VIEWER)));
        assertInvalidClient(askAs(CLIENT, "wrong", TokenEndpoint.refresh("x")));
    }

    @Test
    void aRequestWithoutBasicIsAnInvalidClient() {
        assertInvalidClient(
                given().header("Content-Type", FORM).body("grant_type=password").post(PATH));
        assertInvalidClient(
                given().header("Authorization", "Basic !").body("grant_type=password").post(PATH));
        assertInvalidClient(given().auth().oauth2("x").body("grant_type=password").post(PATH));
    }

    @Test
    void aClientAuthenticatesInOneWayOnly() {
        assertRefused(
                ask("meridian", "grant_type=client_credentials&client_secret=x"),
                400,
                "invalid_request");
        assertRefused(
                ask("meridian", "grant_type=client_credentials&client_id=other"),
                400,
                "invalid_request");
        ask("meridian", "grant_type=client_credentials&client_id=" + CLIENT).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scope=offline_access",
                "grant_type=password",
                "grant_type=password&username=x",
                "grant_type=password&username=&password=x",
                "grant_type=refresh_token",
                "grant_type=password&grant_type=password&username=x&password=y",
                "grant_type=password&username=%zz&password=y",
                "grant_type=password&username=a%00b&password=y"
            })
    void anIncompleteOrGarbledRequestIsInvalid(String body) {
        assertRefused(ask("meridian", body), 400, "invalid_request");
    }

    @Test
    void anotherContentTypeIsAnInvalidRequest() {
        Response answer =
                given().auth()
                        .preemptive()
                        .basic(CLIENT, TokenEndpoint.clientSecret("meridian"))
                        .contentType("application/json")
                        .body("{\"grant_type\":\"client_credentials\"}")
                        .post(PATH);

        assertRefused(answer, 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_code", "PASSWORD", "urn:ietf:params:oauth:grant-type:x"})
    void anotherGrantTypeIsUnsupported(String grantType) {
        assertRefused(ask("meridian", "grant_type=" + grantType), 400, "unsupported_grant_type");
    }

    @Test
    void aGrantTheClientMayNotUseIsUnauthorized() {
        String secret = "secret-of-a-client-that-may-nothing";
        String clientId = RealmAdmin.newClientWithoutGrants("meridian", secret);

        Response user = askAs(clientId, secret, signIn(MERIDIAN_VIEWER));
        Response client = askAs(clientId, secret, "grant_type=client_credentials");

        assertRefused(user, 400, "unauthorized_client");
        assertRefused(client, 400, "unauthorized_client");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreToldInTheSameWords() {
        Response wrong = ask("meridian", "grant_type=password&username=meridian.viewer&password=x");
        Response unknown = ask("meridian", "grant_type=password&username=nobody&password=x");

        assertRefused(wrong, 400, "invalid_grant");
        assertThat(unknown.asString()).isEqualTo(wrong.asString());
    }

    @Test
    void aDisabledUserIsAnInvalidGrant() {
        String user = RealmAdmin.newUser("meridian");
        RealmAdmin.disable(user);

        assertRefused(ask("meridian", signInAs(user, user)), 400, "invalid_grant");
    }

    @Test
    void aClientGetsNoTokenForAUserOfAnotherTenant() {
        assertRefused(ask("meridian", signIn(HARBOR_OPERATOR)), 400, "invalid_grant");
        assertRefused(ask("harbor", signIn(MERIDIAN_OPERATOR)), 400, "invalid_grant");
    }

    @Test
    void answersOnlyToPost() {
        Response answer = given().get(PATH);

        answer.then().statusCode(405);
        assertUncached(answer);
    }

    @Test
    void answersBehindTheTenantAndInAnyCase() {
        given().auth()
                .preemptive()
                .basic(CLIENT, TokenEndpoint.clientSecret("meridian"))
                .formParams(Map.of("grant_type", "client_credentials"))
                .post("/meridian/OAuth2/v1/token/")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbor", "nobody"})
    void aTenantInThePathMustBeTheClients(String tenant) {
        Response answer =
                given().auth()
                        .preemptive()
                        .basic(CLIENT, TokenEndpoint.clientSecret("meridian"))
                        .formParams(Map.of("grant_type", "client_credentials"))
                        .post("/" + tenant + PATH);

        assertRefused(answer, 403, "unauthorized_client");
    }

    private static String signInAs(String user, String password) {
        return "grant_type=password&username=" + user + "&password=" + password;
    }

    private static void assertInvalidClient(Response answer) {
        assertRefused(answer, 401, "invalid_client");
        answer.then().header("WWW-Authenticate", startsWith("Basic realm="));
    }

    private static void assertRefused(Response answer, int status, String error) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("$", aMapWithSize(2))
                .body("error", equalTo(error))
                .body("error_description", notNullValue());
        assertUncached(answer);
    }

    private static void assertUncached(Response answer) {
        answer.then().header("Cache-Control", "no-store").header("Pragma", "no-cache");
    }
}
