package io.millrace.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class ProblemsTest {

    private static final String PROBLEM = "application/problem+json";

    @Test
    void anUnknownAddressIs404() {
        given().get("/nowhere/at/all")
                .then()
                .statusCode(404)
                .contentType(PROBLEM)
                .body("status", equalTo(404))
                .body("title", equalTo("Not Found"));
    }

    @Test
    void anUnansweredMethodIs405AndNamesTheOthers() {
        given().delete("/Sample/bodies")
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .header("Allow", containsString("POST"));
    }

    @Test
    void anAcceptThatJsonCannotMeetIs406() {
        given().accept("text/csv")
                .get("/Sample/faults/bug")
                .then()
                .statusCode(406)
                .contentType(PROBLEM);
    }

    @Test
    void aBugIs500WithACodeAndNothingElse() {
        given().get("/Sample/faults/bug")
                .then()
                .statusCode(500)
                .contentType(PROBLEM)
                .body("code", matchesPattern("[0-9A-F]{10}"))
                .body("detail", not(containsString("4711")));
    }

    @Test
    void faultyFieldsAreListed() {
        given().get("/Sample/faults/fields")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors[0].pointer", equalTo("/tasks/0/path"));
    }

    @Test
    void aNulInTheAddressIs400() {
        given().urlEncodingEnabled(false)
                .get("/Sample/callers/plain/%00")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }
}
