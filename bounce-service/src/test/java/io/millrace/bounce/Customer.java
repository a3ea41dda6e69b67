package io.millrace.bounce;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A customer with an issuer, keys and an instance of its own, whose calls it makes. */
public final class Customer {

    static final String ISSUER = "https://identity.customer.example";
    static final String AUDIENCE = "millrace";
    static final String USER = "mcs:oci:api:User";
    static final String PRIVILEGED = "mcs:oci:api:PrivilegedUser";
    static final String APPROVER = "mcs:oci:api:Approver";
    public static final String INSTANCE = "PROD1";

    /** Made once: it takes a while. */
    private static final RsaJsonWebKey FIRST_KEY = newKey("first");

    private static final AtomicInteger NUMBERS = new AtomicInteger(10_000_000);

    private final String base;
    private final TestUser administrator;
    private final String supportIdentifier;
    private RsaJsonWebKey key = FIRST_KEY;
    private String identifier = "";

    private Customer(String base, TestUser administrator, String supportIdentifier) {
        this.base = base;
        this.administrator = administrator;
        this.supportIdentifier = supportIdentifier;
    }

    /** A new customer of the administrator's tenant, with keys and one instance, opted in. */
    static Customer of(TestUser administrator) {
        return at("", administrator);
    }

    /** The same of a service at an address. */
    public static Customer at(String base, TestUser administrator) {
        String number = Integer.toString(NUMBERS.incrementAndGet());
        var customer = new Customer(base, administrator, number);
        customer.publish();
        customer.identifier = customer.register(KeyServer.address().toString());
        customer.putInstance(INSTANCE, "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":true}")
                .then()
                .statusCode(201);
        return customer;
    }

    String supportIdentifier() {
        return supportIdentifier;
    }

    String identifier() {
        return identifier;
    }

    /** Its key server tells the key of now. */
    void publish() {
        KeyServer.tell(new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    void rotate() {
        key = newKey(UUID.randomUUID().toString());
    }

    /** A set of one key that is nobody's. */
    static String otherKeys() {
        return new JsonWebKeySet(newKey("other")).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    void useKey(RsaJsonWebKey other) {
        key = other;
    }

    String register(String jwksUri) {
        Response answer = tryToRegister(jwksUri);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("identifier");
    }

    Response tryToRegister(String jwksUri) {
        return tryToRegister(jwksUri, ISSUER);
    }

    Response tryToRegister(String jwksUri, String issuer) {
        return admin().contentType(ContentType.JSON)
                .body(
                        "{\"jwksUri\":\"%s\",\"issuer\":\"%s\",\"audience\":\"%s\"}"
                                .formatted(jwksUri, issuer, AUDIENCE))
                .post(base + "/selfservice/v1/customers/" + supportIdentifier + "/jwks");
    }

    /** As an administrator of the platform. */
    RequestSpecification admin() {
        return given().auth().oauth2(Shared.TOKENS.of(administrator));
    }

    /** As somebody else of the platform. */
    RequestSpecification as(TestUser user) {
        return given().auth().oauth2(Shared.TOKENS.of(user));
    }

    private static final class Shared {
        static final Tokens TOKENS = Tokens.fromKeycloak();
    }

    public Response putInstance(String instance, String body) {
        return admin().contentType(ContentType.JSON)
                .body(body)
                .put(
                        base
                                + "/selfservice/v1/customers/%s/EBSO/instances/%s"
                                        .formatted(supportIdentifier, instance));
    }

    /** Claims of a token that is good for all. */
    JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject("approver@customer.example");
        claims.setClaim("scope", String.join(" ", USER, PRIVILEGED, APPROVER));
        claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 600));
        return claims;
    }

    String sign(JwtClaims claims) {
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public RequestSpecification request() {
        return request(sign(claims()));
    }

    RequestSpecification request(String token) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + token)
                .header("Identifier", identifier);
    }

    /** Under {@code …/products/bounce/instances/{instance}}. */
    String path(String rest) {
        return base
                + "/selfservice/v1/customers/%s/EBSO/products/bounce/instances/%s"
                        .formatted(supportIdentifier, INSTANCE + rest);
    }

    /** A new execution of two hours; its id. */
    public String ask() {
        Response answer =
                request()
                        .contentType(ContentType.JSON)
                        .body(
                                "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"hours\",\"value\":2}}")
                        .post(path("/executions"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public Response schedule(String execution, String time) {
        return put(execution, "{\"scheduledTime\":\"" + time + "\",\"action\":\"schedule\"}");
    }

    Response cancel(String execution) {
        return put(execution, "{\"action\":\"cancel\"}");
    }

    Response put(String execution, String body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .put(path("/executions/" + execution));
    }

    Response execution(String id) {
        return request().get(path("/executions/" + id));
    }

    /** Another change of the instance; its number. */
    String ticket(String type, String subType, Instant start, Instant end) {
        Response answer =
                request()
                        .contentType(ContentType.JSON)
                        .body(
                                """
                                {"rfcType":"%s","rfcSubType":"%s","scheduledStart":"%s","scheduledEnd":"%s","summary":"patch"}
                                """
                                        .formatted(type, subType, start, end))
                        .post(path("/tickets"));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("rfcNumber");
    }

    public static Instant inHours(int hours) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(hours, ChronoUnit.HOURS);
    }

    static List<String> numbers(Response conflicts) {
        return conflicts.jsonPath().getList("conflicts.rfcNumber");
    }

    private static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(id);
            return made;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
