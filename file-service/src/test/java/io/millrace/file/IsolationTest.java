package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller of harbor sees and changes nothing of meridian, through any endpoint there is. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class IsolationTest {

    private static final String NAMES = "[\"iso.txt\"]";
    private static final String NEW =
            "{\"fileName\":\"iso.txt\",\"fileSize\":5,\"mimeType\":\"DAT\"}";

    @Inject Pool pool;

    private final FileClient owner = FileClient.as(TestUser.MERIDIAN_OPERATOR);
    private final FileClient stranger = FileClient.as(TestUser.HARBOR_OPERATOR);
    private int file;
    private int inParts;

    /**
     * One endpoint as a stranger may try it.
     *
     * @param path as it is documented
     */
    private record Try(String method, String path, String query, String body, int foreign) {}

    private static final List<Try> TRIES =
            Stream.concat(
                            Stream.of(
                                    new Try("POST", "file/uploadfile/parURL", "", NEW, 200),
                                    new Try("POST", "file/uploadfile/multipart", "", NEW, 200),
                                    part("parts"),
                                    part("complete"),
                                    part("abort"),
                                    new Try("GET", "file/limits", "", "", 200),
                                    new Try("GET", "listfiles", "?prefix=iso", "", 200),
                                    new Try(
                                            "GET",
                                            "file/download",
                                            "?fileName=iso.txt&prefix=iso",
                                            "",
                                            404),
                                    new Try("GET", "file/downloadfile/{fileId}", "", "", 404)),
                            Stream.of("DELETE", "POST").flatMap(IsolationTest::deletes))
                    .toList();

    private static Try part(String act) {
        return new Try("POST", "file/uploadfile/multipart/{fileId}/" + act, "", "", 404);
    }

    private static Stream<Try> deletes(String method) {
        return Stream.of(
                new Try(method, "file/deletefile/{fileId}", "", "", 404),
                new Try(method, "file/deletefilename/{filename}", "?prefix=iso", "", 404),
                new Try(method, "file/deletefilenames", "?prefix=iso", NAMES, 404),
                new Try(method, "file/deletefilenames/{filenames}", "?prefix=iso", "", 404),
                new Try(method, "file/deleteprefix/{prefix}", "", "", 404));
    }

    @BeforeEach
    void somethingOfMeridians() {
        file = owner.upload("iso.txt", "iso", "of meridian").id();
        assertThat(owner.get("file/downloadfile/" + file).statusCode()).isEqualTo(200);
        inParts = owner.post("file/uploadfile/multipart?prefix=iso", NEW).path("payload.fileId");
    }

    @Test
    void triesEveryDocumentedEndpoint() {
        var documented = new TreeSet<String>();
        Map<String, Map<String, Object>> paths =
                given().get("/utils-service/openapi?format=json").jsonPath().getMap("paths");
        paths.forEach((path, methods) ->
                methods.keySet().stream()
                        .filter(method -> !method.equals("parameters"))
                        .forEach(method ->
                                documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        var tried = new TreeSet<String>();
        TRIES.forEach(each -> tried.add(each.method() + " " + FileClient.API + each.path()));

        assertThat(documented).isEqualTo(tried);
    }

    @Test
    void findsNothingOfTheOtherTenant() {
        String before = Rows.of(pool, "meridian");

        for (Try each : TRIES) {
            Response answer = send(stranger.request(), "", each);

            assertThat(answer.statusCode()).as(each + answer.asString()).isEqualTo(each.foreign());
            assertThat(answer.asString()).as(each.toString()).doesNotContain("\"" + file + "\"");
            assertThat(answer.asString()).as(each.toString()).doesNotContain("meridian/");
        }

        assertThat(Rows.of(pool, "meridian")).isEqualTo(before);
    }

    @Test
    void isForbiddenToNameTheOtherTenant() {
        String before = Rows.of(pool, "meridian");

        for (Try each : TRIES) {
            Response byHeader = send(stranger.requestTo("meridian"), "", each);
            Response byPath = send(stranger.request(), "/meridian", each);

            assertThat(byHeader.statusCode()).as(each.toString()).isEqualTo(403);
            assertThat(byPath.statusCode()).as(each.toString()).isEqualTo(403);
        }

        assertThat(Rows.of(pool, "meridian")).isEqualTo(before);
    }

    private Response send(RequestSpecification request, String prefix, Try each) {
        String path =
                each.path()
                        .replace(
                                "{fileId}",
                                Integer.toString(
                                        each.path().contains("multipart") ? inParts : file))
                        .replace("{filename}", "iso.txt")
                        .replace("{filenames}", "iso.txt")
                        .replace("{prefix}", "iso");
        if (!each.body().isEmpty()) {
            request.contentType(ContentType.JSON).body(each.body());
        }
        return request.request(each.method(), prefix + FileClient.API + path + each.query());
    }
}
