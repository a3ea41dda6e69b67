package io.millrace.platform.tracing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Tokens tokens = Tokens.fromKeycloak();

    @Test
    void theCallersTraceGoesOn() {
        asOperator()
                .header(TraceParent.HEADER, "00-" + TRACE + "-00f067aa0ba902b7-01")
                .get("/Sample/contexts/x")
                .then()
                .statusCode(200)
                .body("traceparent", containsString(TRACE))
                .body("traceId", equalTo(TRACE))
                .body("tenant", equalTo("meridian"));
    }

    @Test
    void aRequestWithoutATraceBeginsOne() {
        asOperator()
                .get("/Sample/contexts/x")
                .then()
                .body("traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @Test
    void requestsAreCountedByRouteAndNotByAddress() {
        asOperator().get("/Sample/contexts/one").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("uri=\"/Sample/contexts/{name}\""))
                .body(not(containsString("/Sample/contexts/one")))
                .body(containsString("millrace_requests_in_flight"))
                .body(containsString("millrace_outbox_waiting"));
    }

    @Test
    void theServiceIsReady() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    private RequestSpecification asOperator() {
        String token = tokens.of(TestUser.MERIDIAN_OPERATOR);
        return given().header("Authorization", "Bearer " + token);
    }
}
