package io.millrace.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Calls the service under test as one of the realm's people. */
public final class SchedulerClient {

    private static final String API = "/SchedulerService/rest-api/v1/";

    private final TestUser user;
    private final String token;

    private SchedulerClient(TestUser user, String token) {
        this.user = user;
        this.token = token;
    }

    public static SchedulerClient as(TestUser user) {
        return new SchedulerClient(user, Shared.TOKENS.of(user));
    }

    private static final class Shared {
        static final Tokens TOKENS = Tokens.fromKeycloak();
    }

    /** A request with token and headers, to be sent on. */
    public RequestSpecification request() {
        return requestTo(user.tenant());
    }

    /** The same with a tenant that may be another's. */
    public RequestSpecification requestTo(String tenant) {
        return given().auth()
                .oauth2(token)
                .header("ofs_tenant_id", tenant)
                .header("ofs_service_id", "ledger")
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", user.username())
                .header("locale", "en-US");
    }

    public Response external(String call, String body) {
        return request().contentType(ContentType.JSON).body(body).post(API + "external/" + call);
    }

    /** The same under an Idempotency-Key. */
    public Response external(String call, String key, String body) {
        return request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(API + "external/" + call);
    }

    /** Starts a batch or group; id of the run. */
    public String trigger(String batchName, String batchType) {
        var body = "{\"batchName\":\"%s\",\"batchType\":\"%s\"}".formatted(batchName, batchType);
        var answer = external("trigger", body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("batchRunId");
    }

    /** The status at the run's next change, or after so many seconds. */
    public Response await(String batchRunId, int seconds) {
        return request()
                .header("Prefer", "wait=" + seconds)
                .contentType(ContentType.JSON)
                .body("{\"batchRunId\":\"" + batchRunId + "\"}")
                .post(API + "external/status");
    }

    /** How the run ended. */
    public String endOf(String batchRunId) {
        return await(batchRunId, 30).jsonPath().getString("batchStatus");
    }

    public Response put(String definition, String body) {
        return request().contentType(ContentType.JSON).body(body).put(API + definition);
    }

    public Response get(String path) {
        return request().get(API + path);
    }

    public Response delete(String path) {
        return request().delete(API + path);
    }

    /** The bearer token, for requests by other means. */
    public String token() {
        return token;
    }
}
