package io.millrace.auth;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers(Backing.KEYCLOAK)
class OpenApiTest {

    @Test
    void theInterfaceDescribesItself() {
        given().accept("application/json")
                .get("/oauth2/v1/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Millrace Auth"))
                .body("paths", hasKey("/oauth2/v1/token"))
                .body("paths.size()", equalTo(8));
    }
}
