package io.millrace.callback;

import static io.restassured.RestAssured.given;

import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Calls the service under test as one of the realm's people. */
public final class CallbackClient {

    private static final String API = "/ws/rest/service/v2/oic/";

    private final String token;

    private CallbackClient(String token) {
        this.token = token;
    }

    public static CallbackClient as(TestUser user) {
        return new CallbackClient(Shared.TOKENS.of(user));
    }

    private static final class Shared {
        static final Tokens TOKENS = Tokens.fromKeycloak();
    }

    /** A request with the token, to be sent on. */
    public RequestSpecification request() {
        return given().auth().oauth2(token);
    }

    public Response put(String body) {
        return request().contentType(ContentType.JSON).body(body).put(API + "job");
    }

    /** What the worker of the job would send. */
    public Response say(String jobId, String status, String message) {
        return put(
                "{\"jobId\":\"%s\",\"status\":\"%s\",\"message\":\"%s\"}"
                        .formatted(jobId, status, message));
    }

    public Response audits(String query) {
        return request().get(API + "audits?" + query);
    }

    /** The bearer token, for requests by other means. */
    public String token() {
        return token;
    }
}
