package io.millrace.scheduler;

import static io.restassured.RestAssured.given;

import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;

/** Calls the process connector by HTTP Basic. */
public final class ConnectorClient {

    public static final String API = "/scheduler/connector-api/";

    private final String user;
    private final String password;

    private ConnectorClient(String user, String password) {
        this.user = user;
        this.password = password;
    }

    public static ConnectorClient as(TestUser user) {
        return new ConnectorClient(user.username(), Shared.TOKENS.password(user));
    }

    public static ConnectorClient as(String user, String password) {
        return new ConnectorClient(user, password);
    }

    private static final class Shared {
        static final Tokens TOKENS = Tokens.fromKeycloak();
    }

    public RequestSpecification request() {
        return given().auth().preemptive().basic(user, password);
    }

    public Response start(String body) {
        return request().contentType(ContentType.JSON).body(body).post(API + "process/start");
    }

    /** The id of the process that the body starts. */
    public String started(String body) {
        var answer = start(body);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.asString());
        }
        return answer.jsonPath().getString("robustaSpid");
    }

    public Response status(String spid) {
        return request().get(API + "process/status/" + spid);
    }

    /** The status once it is one of these words. */
    public Response statusOnce(String spid, String... words) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> status(spid),
                        answer -> Set.of(words).contains(answer.jsonPath().getString("status")));
    }

    public Response schedule(String spid) {
        return request().get(API + "schedules/" + spid);
    }

    public Response schedules(String query) {
        return request().get(API + "schedules" + query);
    }

    public Response post(String spid, String verb) {
        return request().post(API + "schedules/" + spid + "/" + verb);
    }

    public Response delete(String spid) {
        return request().delete(API + "schedules/" + spid);
    }
}
