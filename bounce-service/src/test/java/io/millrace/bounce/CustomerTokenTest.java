package io.millrace.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens are believed, and what they allow. */
@QuarkusTest
@QuarkusTestResource(KeyServer.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class CustomerTokenTest {

    private Customer customer;

    @BeforeEach
    void aCustomer() {
        customer = Customer.of(TestUser.MERIDIAN_OPERATOR);
    }

    @Test
    void believesAKeyThatWasRotated() {
        assertThat(options(customer.sign(customer.claims())).statusCode()).isEqualTo(200);
        String old = customer.sign(customer.claims());

        customer.rotate();
        customer.publish();

        assertThat(options(customer.sign(customer.claims())).statusCode()).isEqualTo(200);
        assertThat(options(old).statusCode()).isEqualTo(401);
    }

    @Test
    void asksOnceForKeysHoweverManyTokensFit() {
        options(customer.sign(customer.claims()));
        int before = KeyServer.fetches();

        for (int call = 0; call < 10; call++) {
            assertThat(options(customer.sign(customer.claims())).statusCode()).isEqualTo(200);
        }

        assertThat(KeyServer.fetches()).isEqualTo(before);
    }

    @Test
    void doesNotHammerTheKeyServerBecauseOfForgedTokens() {
        options(customer.sign(customer.claims()));
        customer.rotate();
        int before = KeyServer.fetches();

        for (int call = 0; call < 50; call++) {
            assertThat(options(customer.sign(customer.claims())).statusCode()).isEqualTo(401);
        }

        assertThat(KeyServer.fetches() - before).isBetween(1, 10);
    }

    @Test
    void refusesTokensThatAreNotMeant() {
        refused(claims -> claims.setIssuer("https://somebody.else.example"), "issuer");
        refused(claims -> claims.setAudience("another"), "audience");
        refused(claims -> claims.unsetClaim("aud"), "audience");
        refused(claims -> claims.unsetClaim("exp"), "not valid");
        refused(
                claims ->
                        claims.setExpirationTime(
                                NumericDate.fromSeconds(Instant.now().getEpochSecond() - 60)),
                "expired");
        refused(
                claims ->
                        claims.setNotBefore(
                                NumericDate.fromSeconds(Instant.now().getEpochSecond() + 600)),
                "not valid");
    }

    @Test
    void refusesAKeyThatHasExpired() throws JoseException {
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("old");
        key.setOtherParameter("exp", Instant.now().getEpochSecond() - 1);
        customer.useKey(key);
        KeyServer.tell("{\"keys\":[" + key.toJson(OutputControlLevel.PUBLIC_ONLY) + "]}");

        assertThat(options(customer.sign(customer.claims())).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer a.b.c",
                "Bearer eyJhbGciOiJub25lIn0.e30.",
                "Basic eDp5"
            })
    void refusesWhatIsNoToken(String authorization) {
        Response answer =
                given().header("Authorization", authorization)
                        .header("Identifier", customer.identifier())
                        .get(customer.path("/options"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(answer.<String>path("errorCode")).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void refusesIdentifiersThatNameNothingOrOthers() {
        var other = Customer.of(TestUser.MERIDIAN_OPERATOR);
        customer.publish();
        String token = customer.sign(customer.claims());

        assertThat(options(token, "no guid").<String>path("errorCode"))
                .isEqualTo("INVALID_IDENTIFIER");
        assertThat(options(token, UUID.randomUUID().toString()).statusCode()).isEqualTo(401);
        assertThat(options(token, other.identifier()).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesIdentifiersOfAnotherIssuerAndOfOtherKeys() {
        String token = customer.sign(customer.claims());
        String issuer =
                customer.tryToRegister(
                                KeyServer.address().toString(), "https://identity.other.example")
                        .path("identifier");
        String keys =
                customer.register(KeyServer.tellAt("/other.json", Customer.otherKeys()).toString());

        var ofAnotherIssuer = options(token, issuer);
        var byOtherKeys = options(token, keys);

        assertThat(ofAnotherIssuer.statusCode()).isEqualTo(401);
        assertThat(ofAnotherIssuer.asString())
                .isEqualTo(
                        "{\"errorCode\":\"INVALID_TOKEN\",\"message\":\"The token is not of the issuer that the Identifier names.\"}");
        assertThat(byOtherKeys.statusCode()).isEqualTo(401);
        assertThat(byOtherKeys.asString())
                .isEqualTo(
                        "{\"errorCode\":\"INVALID_TOKEN\",\"message\":\"The token is not valid.\"}");
    }

    @Test
    void doesNotWaitLongForAKeyServerThatIsSilent() {
        String identifier = customer.register(KeyServer.silence().toString());

        var answer = options(customer.sign(customer.claims()), identifier);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.<String>path("errorCode")).isEqualTo("UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.timeIn(TimeUnit.SECONDS)).isBetween(4L, 8L);
    }

    @Test
    void asksForTheScopeOfTheCall() {
        var execution = customer.ask();
        JwtClaims user = customer.claims();
        user.setClaim("scope", Customer.USER);
        JwtClaims approver = customer.claims();
        approver.unsetClaim("scope");
        approver.setClaim("scp", List.of(Customer.APPROVER));

        var read =
                customer.request(customer.sign(user))
                        .get(customer.path("/executions/" + execution));
        var scheduled =
                customer.request(customer.sign(user))
                        .contentType(ContentType.JSON)
                        .body("{\"action\":\"cancel\"}")
                        .put(customer.path("/executions/" + execution));
        var asked =
                customer.request(customer.sign(user))
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(customer.path("/executions"));
        var approved =
                customer.request(customer.sign(approver))
                        .get(
                                customer.path(
                                        "/executions?scheduledStart=2098-01-01T00:00:00Z&scheduledEnd=2098-01-02T00:00:00Z"));

        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(scheduled.statusCode()).isEqualTo(403);
        assertThat(scheduled.<String>path("errorCode")).isEqualTo("INSUFFICIENT_SCOPE");
        assertThat(scheduled.<String>path("message")).contains(Customer.APPROVER);
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
    }

    @Test
    void refusesInstancesThatOptedOut() {
        customer.putInstance(Customer.INSTANCE, "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":false}");

        var answer = options(customer.sign(customer.claims()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.<String>path("errorCode")).isEqualTo("NOT_OPTED_IN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.customer.example/jwks.json",
                "https://127.0.0.1:9/jwks.json",
                "https://localhost/jwks.json",
                "https://10.0.0.7/jwks.json",
                "https://192.168.1.1/jwks.json",
                "https://169.254.169.254/latest",
                "https://[::1]/jwks.json",
                "https://[::ffff:10.0.0.1]/jwks.json",
                "https://[fd12:3456::7]/jwks.json",
                "https://[fe80::1]/jwks.json",
                "https://2130706433/jwks.json",
                "https://user:pass@keys.customer.example/",
                "file:///etc/passwd",
                "nonsense"
            })
    void refusesAddressesThatAreNotPublic(String jwksUri) {
        var answer = customer.tryToRegister(jwksUri);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("/jwksUri");
    }

    @Test
    void followsNoRedirect() {
        var elsewhere = KeyServer.address().resolve("/elsewhere").toString();
        var identifier = customer.register(elsewhere);

        assertThat(options(customer.sign(customer.claims()), identifier).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"keys\":7}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"
            })
    void refusesWhatIsNoSetOfKeys(String told) {
        var fresh = Customer.of(TestUser.MERIDIAN_OPERATOR);
        KeyServer.tell(told);

        var answer = fresh.request().get(fresh.path("/options"));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
    }

    @Test
    void refusesAnAnswerThatIsTooLong() {
        var fresh = Customer.of(TestUser.MERIDIAN_OPERATOR);
        KeyServer.tell("{\"keys\":[]" + " ".repeat(70_000) + "}");

        assertThat(fresh.request().get(fresh.path("/options")).statusCode()).isEqualTo(401);
    }

    private void refused(Consumer<JwtClaims> change, String named) {
        JwtClaims claims = customer.claims();
        change.accept(claims);

        Response answer = options(customer.sign(claims));

        assertThat(answer.statusCode()).as(claims.toString()).isEqualTo(401);
        assertThat(answer.<String>path("message")).contains(named);
    }

    private Response options(String token) {
        return options(token, customer.identifier());
    }

    private Response options(String token, String identifier) {
        return given().header("Authorization", "Bearer " + token)
                .header("Identifier", identifier)
                .get(customer.path("/options"));
    }
}
