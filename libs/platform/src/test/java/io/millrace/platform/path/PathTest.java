package io.millrace.platform.path;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class PathTest {

    private final Tokens tokens = Tokens.fromKeycloak();

    @ParameterizedTest
    @CsvSource({
        "/Sample/callers/plain/A, A",
        "/Sample/callers/plain/A/, A",
        "/sample/CALLERS/Plain/plain, plain",
        "/callers/plain/Callers, Callers",
        "/meridian/Sample/callers/plain/a%20b, a b",
        "/meridian/callers/plain/x, x",
        "/meridian%20/%20sample/callers/plain/%20x%20, x",
        "/Sample/callers/plain/a%2Fb, a/b",
        "/Sample/callers/plain/a+b, a+b",
        "/Sample/callers/plain/%C3%A4, ä",
    })
    void aPathIsFoldedAndItsParametersAreNot(String path, String name) {
        ask(path).statusCode(200).body("name", equalTo(name));
    }

    @ParameterizedTest
    @CsvSource({"/harbor/Sample/callers/plain/x", "/nobody/Sample/callers/plain/x"})
    void anotherTenantInThePathIs403(String path) {
        ask(path).statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/meridian/harbor/Sample/callers/plain/x",
        "/Sample/callers/plain/x/y",
        "/Sample/callers/plain",
        "/meridian/q/health"
    })
    void whatMeansNoRouteIs404(String path) {
        ask(path).statusCode(404);
    }

    @Test
    void theQuerySurvives() {
        ask("/meridian/Sample/queries?word=a%20b&x=1").statusCode(200).body("word", equalTo("a b"));
    }

    private ValidatableResponse ask(String path) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + tokens.of(TestUser.MERIDIAN_OPERATOR))
                .get(path)
                .then();
    }
}
