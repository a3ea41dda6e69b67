package io.millrace.platform.caller;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class CallerTest {

    private static final String FULL = "/Sample/callers/full";

    private final Tokens tokens = Tokens.fromKeycloak();
    private final Map<String, String> headers = allHeaders();

    @Test
    void everyHeaderBecomesPartOfTheCaller() {
        headers.put("locale", "fr-CA");
        headers.put("ofs_workspace_id", "ws001");

        ask(TestUser.MERIDIAN_OPERATOR)
                .statusCode(200)
                .body("tenant", equalTo("meridian"))
                .body("user", equalTo("meridian.operator"))
                .body("locale", equalTo("fr-CA"))
                .body("workspace", equalTo("WS001"))
                .body("service", equalTo("CORE-1"));
    }

    @Test
    void hyphenatedTwinsAreRead() {
        Map<String, String> twins = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> twins.put(name.replace('_', '-').toUpperCase(Locale.ROOT), value));

        given().headers(twins)
                .header("Authorization", bearer(TestUser.MERIDIAN_OPERATOR))
                .get(FULL)
                .then()
                .statusCode(200)
                .body("locale", equalTo("en-US"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer a.b.c", "Basic YTpi", "Bearer e30.e30.e30"})
    void aBadBearerIs401WithAChallenge(String authorization) {
        given().headers(headers)
                .header("Authorization", authorization)
                .get(FULL)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                .contentType("application/problem+json");
    }

    @Test
    void noBearerIs401AlsoWithoutAnyHeader() {
        given().get(FULL).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "Bearer:%s", "Bearer: %s"})
    void everyPrintedWayToWriteABearerIsRead(String form) {
        String token = tokens.of(TestUser.MERIDIAN_OPERATOR);
        given().headers(headers)
                .header("Authorization", form.formatted(token))
                .get(FULL)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"ofs_tenant_id", "ofs_service_id", "ofs_workspace_id", "ofs_remote_user"})
    void aMissingOrEmptyHeaderIs400AndNamed(String header) {
        headers.remove(header);
        ask(TestUser.MERIDIAN_OPERATOR).statusCode(400).body("detail", containsString(header));

        headers.put(header, " ");
        ask(TestUser.MERIDIAN_OPERATOR).statusCode(400).body("detail", containsString(header));
    }

    @ParameterizedTest
    @CsvSource({
        "ofs_workspace_id, WS999",
        "ofs_service_id, a b",
        "locale, english",
        "locale, en_US",
        "locale, ''"
    })
    void anUnknownOrMalformedHeaderIs400(String header, String value) {
        headers.put(header, value);
        ask(TestUser.MERIDIAN_OPERATOR).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbor", "nobody", "MERIDIAN"})
    void anotherTenantIs403AlsoWhenUnknown(String tenant) {
        headers.put("ofs_tenant_id", tenant);
        ask(TestUser.MERIDIAN_OPERATOR).statusCode(403);
    }

    @Test
    void anotherTenantUnderTheOtherSpellingIs403Too() {
        headers.put("ofs-tenant-id", "harbor");
        ask(TestUser.MERIDIAN_OPERATOR).statusCode(403);
    }

    @Test
    void anotherUserThanTheTokensIs403() {
        headers.put("ofs_remote_user", "meridian.viewer");
        ask(TestUser.MERIDIAN_OPERATOR).statusCode(403);
    }

    @Test
    void aUserWithoutTheFunctionIs403EvenWhereHeadersAreMissing() {
        headers.put("ofs_remote_user", "meridian.viewer");
        headers.remove("ofs_service_id");
        ask(TestUser.MERIDIAN_VIEWER).statusCode(403);
    }

    @Test
    void aClientMayNameAUserOfItsTenant() {
        askAsClient("meridian").statusCode(200).body("user", equalTo("meridian.operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbor.operator", "nobody", "meridian.viewer", "service-account-x"})
    void aClientMayNameNoOtherUserAndNoneWithoutTheFunction(String user) {
        headers.put("ofs_remote_user", user);
        askAsClient("meridian").statusCode(403);
    }

    @Test
    void aClientThatNamesNoUserLacksAHeader() {
        headers.remove("ofs_remote_user");
        askAsClient("meridian").statusCode(400).body("detail", containsString("ofs_remote_user"));
    }

    /** The user is looked up once for all of them; each goes on as its own caller. */
    @Test
    void manyAtOnceAreEachTheirOwnCaller() {
        headers.put("ofs_tenant_id", "harbor");
        headers.put("ofs_remote_user", "harbor.operator");
        String bearer = "Bearer " + tokens.ofClient("harbor");

        List<CompletableFuture<String>> services =
                IntStream.range(0, 8)
                        .mapToObj(number ->
                                CompletableFuture.supplyAsync(
                                        () -> serviceSeen(bearer, "CORE-" + number)))
                        .toList();

        assertThat(services)
                .extracting(CompletableFuture::join)
                .containsExactlyElementsOf(
                        IntStream.range(0, 8).mapToObj(number -> "CORE-" + number).toList());
    }

    private String serviceSeen(String bearer, String service) {
        Map<String, String> own = new LinkedHashMap<>(headers);
        own.put("ofs_service_id", service);
        return given().headers(own)
                .header("Authorization", bearer)
                .get(FULL)
                .then()
                .statusCode(200)
                .extract()
                .path("service");
    }

    private ValidatableResponse ask(TestUser user) {
        return asking().header("Authorization", bearer(user)).get(FULL).then();
    }

    private ValidatableResponse askAsClient(String tenant) {
        String bearer = "Bearer " + tokens.ofClient(tenant);
        return asking().header("Authorization", bearer).get(FULL).then();
    }

    private RequestSpecification asking() {
        return given().headers(headers);
    }

    private String bearer(TestUser user) {
        return "Bearer " + tokens.of(user);
    }

    private static Map<String, String> allHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ofs_tenant_id", "meridian");
        headers.put("ofs_service_id", "CORE-1");
        headers.put("ofs_workspace_id", "WS001");
        headers.put("ofs_remote_user", "meridian.operator");
        return headers;
    }
}
