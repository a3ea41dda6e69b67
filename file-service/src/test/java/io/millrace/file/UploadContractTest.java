package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs for uploads, as they are printed. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class UploadContractTest {

    private static final String PRINTED =
            """
            [{
            "fileName": "File.csv",
            "fileSize": 7654,
            "mimeType": "text/csv"
            }]
            """;

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void anArrayOfOneIsAnsweredAsPrinted() {
        Response answer = client.post("file/uploadfile/parURL?prefix=", PRINTED);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString().replace(answer.<String>path("payload.uploadURL"), "URL"))
                .matches(
                        "\\{\"payload\":\\{\"fileName\":\"File.csv\",\"uploadURL\":\"URL\","
                                + "\"createUser\":\"meridian.operator\",\"stripeName\":\"default\","
                                + "\"fileId\":\\d+,\"createDate\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\","
                                + "\"token\":\"\",\"status\":\"success\"}}");
    }

    @Test
    void moreAreAnsweredByAnArray() {
        String two = "[%1$s,%1$s,]".formatted(PRINTED.strip().replaceAll("^\\[|]$", ""));

        Response answer = client.post("file/uploadfile/parURL", two);

        assertThat(answer.statusCode()).isEqualTo(200);
        List<Integer> ids = answer.path("payload.fileId");
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void theDateIsThatOfNowInUtc() {
        String date = client.announce("now.txt", "", 5).answer().path("payload.createDate");

        assertThat(LocalDateTime.parse(date))
                .isBetween(
                        LocalDateTime.now(ZoneOffset.UTC).minusMinutes(1),
                        LocalDateTime.now(ZoneOffset.UTC).plusMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fileName\":\"a.csv\",\"fileSize\":\"7654\",\"mimeType\":\"Text/CSV\"}",
                "{\"fileName\":\"a-1_b.txt\",\"fileSize\":2,\"mimeType\":\"Text/plain\",\"more\":{}}",
                "{\"fileName\":\"a.dat\",\"fileSize\":9999999999999,\"mimeType\":\"dat\",}",
                "{\"fileName\":7,\"fileSize\":7.0,\"mimeType\":\"DAT\"}"
            })
    void tolerantForms(String body) {
        Response answer = client.post("file/uploadfile/parURL", body);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/meridian/utils-service/v1/file/uploadfile/parURL",
                "/meridian%20/Utils-Service/V1/FILE/uploadFile/%20parurl/",
                "/utils-service/v1/file/uploadfile/parURL"
            })
    void tolerantPaths(String path) {
        Response answer =
                client.request()
                        .contentType("application/JSON; charset=utf-8")
                        .body(PRINTED)
                        .post(path);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void hyphenatedAndDoubledHeaders() {
        Response answer =
                RestAssured.given()
                        .auth()
                        .oauth2(client.token())
                        .header("ofs-tenant-id", "meridian")
                        .header("OFS_TENANT_ID", "meridian")
                        .header("ofs-workspace-id", "ws001")
                        .header("ofs_remote_user", "meridian.operator")
                        .header("ofs-remote-user", "meridian.operator")
                        .contentType(ContentType.JSON)
                        .body(PRINTED)
                        .post("/utils-service/v1/file/uploadfile/parURL");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void aKeyIsAnsweredOnce() {
        Response first = keyed(PRINTED);
        Response second = keyed(PRINTED);
        Response other = keyed(PRINTED.replace("7654", "7655"));

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.<String>path("payload.status")).isEqualTo("failed");
    }

    @Test
    void aKeyIsOneUsersOwn() {
        Response first = keyed(PRINTED);

        Response others = keyed(FileClient.as(TestUser.MERIDIAN_VIEWER), PRINTED);

        assertThat(others.statusCode()).as(others.asString()).isEqualTo(200);
        assertThat(others.<String>path("payload.createUser")).isEqualTo("meridian.viewer");
        assertThat(others.<Integer>path("payload.fileId"))
                .isNotEqualTo(first.path("payload.fileId"));
    }

    private Response keyed(String body) {
        return keyed(client, body);
    }

    private static Response keyed(FileClient client, String body) {
        return client.request()
                .header("Idempotency-Key", "upload-1")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/utils-service/v1/file/uploadfile/parURL");
    }

    @Test
    void whatWasUploadedIsFoundWithoutACall() {
        Upload upload = client.upload("found.txt", "arrivals", "hello");

        Await.until(
                "listed",
                Duration.ofSeconds(5),
                () ->
                        client.get("listfiles?limit=1000&prefix=arrivals&cursor=" + cursor())
                                .asString()
                                .contains("found.txt"));
        assertThat(upload.id()).isPositive();
    }

    /** A page that is not the first one has nobody looked for. */
    private static String cursor() {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ("[\"" + Long.MAX_VALUE + "\"]")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void tellsWhatMayBeUploaded() {
        client.get("file/limits")
                .then()
                .statusCode(200)
                .body(
                        "payload.mimeTypes",
                        equalTo(List.of("text/csv", "text/plain", "DAT", "application/zip")))
                .body("payload.largestFile", equalTo(9999999999999L));
    }

    @Test
    void theInterfaceDescribesItself() {
        RestAssured.given()
                .accept("application/json")
                .get("/utils-service/openapi")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Millrace Files"))
                .body("paths", hasKey("/utils-service/v1/listfiles"))
                .body("paths.size()", equalTo(14));
    }
}
