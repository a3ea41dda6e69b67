package io.millrace.platform.body;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers({Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK})
class BodyTest {

    private static final String BODIES = "/Sample/bodies";
    private static final String PROBLEM = "application/problem+json";
    private static final int OVER_ONE_MIB = 1_100_000;

    private final Tokens tokens = Tokens.fromKeycloak();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=utf-8",
                "Application/Json;Charset=\"UTF-8\""
            })
    void jsonIsReadHoweverItIsAnnounced(String type) throws Exception {
        HttpResponse<String> answer =
                post(BODIES, type, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void jsonIsReadWithoutAContentType() throws Exception {
        assertThat(post(BODIES, "", "{}".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "a/b/c",
                ";;;",
                "json",
                "application/json-x"
            })
    void anotherContentTypeIs415(String type) throws Exception {
        HttpResponse<String> answer = post(BODIES, type, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "garbage",
                ";;",
                "a/b/c",
                "application/json;q=0",
                "application/json;q=0, */*",
                "*/*;q=0",
                "text/html, application/*; Q=0.000"
            })
    void anAcceptThatJsonCannotMeetIs406(String accept) {
        given().header("Accept", accept)
                .header("Content-Type", "application/json")
                .body("{}")
                .post(BODIES)
                .then()
                .statusCode(406)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/html, */*;q=0.1",
                "application/json;q=0.5",
                "application/json, */*;q=0",
                "application/xml;q=0, application/*",
                ""
            })
    void anAcceptThatJsonMeetsIsAnswered(String accept) {
        given().header("Accept", accept)
                .header("Content-Type", "application/json")
                .body("{}")
                .post(BODIES)
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @Test
    void aBodyOverTheLimitIs413() throws Exception {
        HttpResponse<String> answer = post(BODIES, "application/json", text(OVER_ONE_MIB));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {BODIES, BODIES + "/known"})
    void aBodyOfUnknownLengthOverTheLimitIs413(String path) throws Exception {
        HttpResponse<String> answer = postChunked(path, text(OVER_ONE_MIB));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(strings = {BODIES, BODIES + "/known"})
    void aLargeBodyUnderTheLimitIsReadWhole(String path) throws Exception {
        byte[] body = text(900_000);
        assertThat(postChunked(path, body).body()).hasSize(body.length);
        assertThat(post(path, "application/json", body).body()).hasSize(body.length);
    }

    @Test
    void aBadBodyIs400AndNamesThePosition() {
        given().contentType("application/json")
                .body("{\"a\":\n nope}")
                .post(BODIES)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("detail", containsString("line 2"));
    }

    @Test
    void anEmptyBodyIs400() {
        given().contentType("application/json")
                .post(BODIES)
                .then()
                .statusCode(400)
                .body("detail", equalTo("body is empty at line 1, column 1"));
    }

    private static byte[] text(int length) {
        String text = "{\"a\":\"" + "x".repeat(length - 8) + "\"}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
        return send(type.isEmpty() ? request : request.header("Content-Type", type));
    }

    private HttpResponse<String> postChunked(String path, byte[] body) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + tokens.of(TestUser.MERIDIAN_OPERATOR));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
