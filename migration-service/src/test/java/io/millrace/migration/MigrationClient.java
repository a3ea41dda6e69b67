package io.millrace.migration;

import static io.restassured.RestAssured.given;

import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;

/** Calls the service under test as one of the realm's people. */
public final class MigrationClient {

    public static final String API = "/aai-object-migration-service/v1";

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final TestUser user;
    private final String base;

    private MigrationClient(TestUser user, String base) {
        this.user = user;
        this.base = base;
    }

    public static MigrationClient as(TestUser user) {
        return new MigrationClient(user, "");
    }

    /** The same at an address. */
    public MigrationClient at(String address) {
        return new MigrationClient(user, address);
    }

    private static final class Shared {
        static final Tokens TOKENS = Tokens.fromKeycloak();
    }

    public RequestSpecification request() {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Shared.TOKENS.of(user))
                .header("ofs_tenant_id", user.tenant())
                .header("ofs_service_id", "ledger")
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", user.username())
                .header("locale", "en-US");
    }

    public String token() {
        return Shared.TOKENS.of(user);
    }

    public Response trigger(String kind, String code) {
        return request().post(base + "/public/migrate/" + kind + "/" + code);
    }

    public Response copy(String kind, String body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(base + "/public/migrate/" + kind + "/copyoutline");
    }

    public Response status(String kind, String code) {
        return request().get(base + "/public/status/" + kind + "/" + code);
    }

    public Response put(String kind, String code, String body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .put(base + API + "/definitions/" + kind + "/" + code);
    }

    public Response get(String kind, String code) {
        return request().get(base + API + "/definitions/" + kind + "/" + code);
    }

    public Response delete(String kind, String code) {
        return request().delete(base + API + "/definitions/" + kind + "/" + code);
    }

    /** Saves the definition, triggers it and waits for its end. */
    public JsonPath run(String kind, String code, String definition) {
        expect(put(kind, code, definition), 201);
        expect(trigger(kind, code), 200);
        return ended(kind, code);
    }

    /** The definition once it is not in progress any more. */
    public JsonPath ended(String kind, String code) {
        return Awaitility.await(kind + " " + code)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get(kind, code).jsonPath(),
                        view -> Set.of("SUCCESS", "FAILED").contains(view.getString("status")));
    }

    public static Response expect(Response answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusLine() + answer.asString());
        }
        return answer;
    }
}
