package io.millrace.platform.path;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Sample/callers/plain/%zz",
                "/Sample/callers/plain/%",
                "/Sample/callers/plain/%0",
                "/Sample/callers/plain/%00",
                "/Sample/callers/plain/x?word=%zz",
                "/Sample/callers/plain/{x}",
                "/Sample/callers/plain/x?word=[a|b]^",
                "/%zz",
            })
    void anAddressThatIsNoneIsAProblem(String target) throws IOException {
        String answer = RawRequest.get(RestAssured.port, target);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"detail\":\"The address ");
    }

    @Test
    void whatAGatewayLetsThroughIsAnswered() {
        given().header("Authorization", "Bearer " + tokens.of(TestUser.MERIDIAN_OPERATOR))
                .header("X", "x".repeat(40 << 10))
                .get("/Sample/queries?word=w&x=" + "x".repeat(20 << 10))
                .then()
                .statusCode(200)
                .body("word", equalTo("w"));
    }

    private ValidatableResponse ask(String path) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + tokens.of(TestUser.MERIDIAN_OPERATOR))
                .get(path)
                .then();
    }
}
