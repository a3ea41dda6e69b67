package io.millrace.testing.token;

import static io.restassured.RestAssured.given;

import io.millrace.testing.servers.RealmAccess;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches tokens from a token endpoint, either Keycloak's or auth-service's. A token for a user is
 * fetched once and handed out again.
 */
public final class Tokens {
    private static final int OK = 200;

    private final URI endpoint;
    private final RealmAccess realm;
    private final Map<TestUser, String> ofUsers = new ConcurrentHashMap<>();

    private Tokens(URI endpoint, RealmAccess realm) {
        this.endpoint = endpoint;
        this.realm = realm;
    }

    public static Tokens fromKeycloak() {
        RealmAccess realm = RealmAccess.ofSharedKeycloak();
        return new Tokens(realm.tokenEndpoint(), realm);
    }

    public static Tokens from(URI endpoint) {
        return new Tokens(endpoint, RealmAccess.ofSharedKeycloak());
    }

    /** An access token of the user, by the client of the user's tenant. */
    public String of(TestUser user) {
        return ofUsers.computeIfAbsent(user, this::fetch);
    }

    private String fetch(TestUser user) {
        return accessToken(
                answer(
                        user.tenant(),
                        Map.of(
                                "grant_type", "password",
                                "username", user.username(),
                                "password", password(user))));
    }

    /** An access token of the tenant's client itself. */
    public String ofClient(String tenant) {
        return accessToken(answer(tenant, Map.of("grant_type", "client_credentials")));
    }

    /** What the endpoint answers to these fields, sent by the client of the tenant. */
    public Response answer(String tenant, Map<String, String> fields) {
        return given().auth()
                .preemptive()
                .basic(clientId(tenant), clientSecret(tenant))
                .contentType(ContentType.URLENC)
                .formParams(fields)
                .post(endpoint);
    }

    public String clientId(String tenant) {
        return tenant + "-scheduler";
    }

    public String clientSecret(String tenant) {
        return realm.secret("MILLRACE_REALM_" + tenant.toUpperCase(Locale.ROOT) + "_CLIENT_SECRET");
    }

    public String password(TestUser user) {
        return realm.secret("MILLRACE_REALM_" + user.name() + "_PASSWORD");
    }

    private static String accessToken(Response answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException("No token: " + answer.statusLine() + answer.asString());
        }
        return answer.path("access_token");
    }
}
