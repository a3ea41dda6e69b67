package io.millrace.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Calls the service under test as one of the realm's people. */
public final class ReportClient {

    public static final String API = "/aai-dmi-service/vw/v1/";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final TestUser user;
    private final String token;
    private final String base;

    private ReportClient(TestUser user, String token, String base) {
        this.user = user;
        this.token = token;
        this.base = base;
    }

    public static ReportClient as(TestUser user) {
        return new ReportClient(user, Shared.TOKENS.of(user), "");
    }

    /** The same, of a service somewhere else. */
    public ReportClient at(String address) {
        return new ReportClient(user, token, address);
    }

    private static final class Shared {
        static final Tokens TOKENS = Tokens.fromKeycloak();
    }

    public RequestSpecification request() {
        return given().auth()
                .oauth2(token)
                .header("ofs_service_id", "MILLRACE")
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", user.username())
                .header("locale", "en-US");
    }

    public String address(String path) {
        return base + API + path;
    }

    public Response repgen(String code, String body) {
        return request()
                .header("reportcode", code)
                .header("reportType", "CSV")
                .header("appid", "MILLRACE")
                .header("reportDefType", "V")
                .contentType(ContentType.JSON)
                .body(body)
                .post(address("repgen"));
    }

    public Response status(String code, String instance) {
        return about("repgenstatus", code, instance);
    }

    public Response cancel(String code, String instance) {
        return about("repgencancel", code, instance);
    }

    private Response about(String call, String code, String instance) {
        return request()
                .header("reportcode", code)
                .header("reportInstanceID", instance)
                .contentType(ContentType.JSON)
                .post(address(call));
    }

    public Response define(String code, String body) {
        return request().contentType(ContentType.JSON).body(body).put(address("reports/" + code));
    }

    /** The number of a request that is taken. */
    public String ask(String code, String body) {
        Response answer = repgen(code, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.path("requestInstanceId");
    }

    /** The last status of a report. */
    public Response end(String code, String instance) {
        Await.until(
                "end of " + code + " " + instance,
                LIMIT,
                () -> {
                    String status = status(code, instance).path("status");
                    return "COMPLETE".equals(status) || "FAIL".equals(status);
                });
        return status(code, instance);
    }

    /** The file of a report that is asked for with the filter. */
    public String csv(String code, String filter) {
        String instance = ask(code, "{\"filterCriteria\":\"" + filter + "\"}");
        return download(code, instance);
    }

    public String download(String code, String instance) {
        Response end = end(code, instance);
        assertThat(end.<String>path("status")).as(end.asString()).isEqualTo("COMPLETE");
        return Http.expect(200, Http.get(end.path("downloadLink"))).body();
    }

    public static List<String> lines(String csv) {
        return Arrays.asList(csv.split("\r\n"));
    }

    public String token() {
        return token;
    }

    public String tenant() {
        return user.tenant();
    }

    public String username() {
        return user.username();
    }
}
