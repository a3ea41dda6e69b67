package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.file.store.MultipartUploads;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads in parts. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class MultipartTest {

    private static final int PART = 5 << 20;
    private static final int SIZE = 2 * PART + 17;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ROOT = "file/uploadfile/multipart";

    @Inject Pool pool;
    @Inject MultipartUploads uploads;

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void partsBecomeAFile() {
        Response begun = begin("parts.csv");
        int id = begun.path("payload.fileId");

        assertThat(begun.asString())
                .matches(
                        "\\{\"payload\":\\{\"fileName\":\"parts.csv\",\"createUser\":\"meridian.operator\","
                                + "\"stripeName\":\"default\",\"fileId\":\\d+,\"createDate\":\"[^\"]+\","
                                + "\"partSize\":5242880,\"parts\":3,\"status\":\"success\"}}");
        putParts(id, 1, 3);
        Response complete = client.post(ROOT + "/" + id + "/complete");

        assertThat(complete.asString())
                .isEqualTo(
                        "{\"payload\":{\"fileName\":\"parts.csv\",\"fileId\":"
                                + id
                                + ",\"status\":\"success\"}}");
        String bytes = Http.get(client.downloadUrl("file/downloadfile/" + id)).body();
        assertThat(bytes).hasSize(SIZE).isEqualTo(part(1) + part(2) + part(3));
        assertThat(client.post(ROOT + "/" + id + "/complete").statusCode()).isEqualTo(200);
        assertThat(client.post(ROOT + "/" + id + "/parts").statusCode()).isEqualTo(400);
    }

    @Test
    void withoutAllPartsItIsNotComplete() {
        int id = begin("gap.csv").path("payload.fileId");
        putParts(id, 1, 1);
        putParts(id, 3, 3);

        Response refused = client.post(ROOT + "/" + id + "/complete");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("payload.errorMessage")).contains("2").doesNotContain("3");
        putParts(id, 2, 2);
        assertThat(client.post(ROOT + "/" + id + "/complete").statusCode()).isEqualTo(200);
    }

    /** A client that repeats the call, or two that divide the work. */
    @Test
    void completedByManyAtOnce() {
        int id = begin("crowd.csv").path("payload.fileId");
        putParts(id, 1, 3);

        List<Integer> answers =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> client.post(ROOT + "/" + id + "/complete").statusCode())
                        .toList();

        assertThat(answers).containsOnly(200);
        assertThat(client.post(ROOT + "/" + id + "/abort").statusCode()).isEqualTo(400);
        assertThat(client.get("file/downloadfile/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aPartTakesItsOwnSizeAlone() {
        int id = begin("sizes.csv").path("payload.fileId");
        String url = client.post(ROOT + "/" + id + "/parts").path("payload.parts[0].uploadURL");

        assertThat(Http.put(url, "short").statusCode()).isBetween(400, 403);
    }

    @Test
    void anAbortedOneIsGone() {
        int id = begin("aborted.csv").path("payload.fileId");
        String key = Rows.objectKey(pool, id);
        putParts(id, 1, 1);

        assertThat(client.post(ROOT + "/" + id + "/abort").<String>path("payload.status"))
                .isEqualTo("aborted");

        assertThat(client.post(ROOT + "/" + id + "/complete").statusCode()).isEqualTo(404);
        assertThat(client.post(ROOT + "/" + id + "/abort").statusCode()).isEqualTo(404);
        Await.until("upload aborted", SOON, () -> !isOpen(key));
    }

    @Test
    void oneThatIsNeverCompletedIsSweptAfterADay() {
        int id = begin("unfinished.csv").path("payload.fileId");
        String key = Rows.objectKey(pool, id);
        putParts(id, 1, 1);

        Rows.query(
                pool,
                "UPDATE file SET created_at = now() - interval '25 hours', look_at = now(),"
                        + " open_until = now() WHERE id = "
                        + id);

        Await.until("record gone", SOON, () -> Rows.state(pool, id).equals("gone"));
        assertThat(isOpen(key)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=0", "from=2&to=1", "to=4", "from=x", "from=99999"})
    void oddRanges(String range) {
        int id = begin("ranges.csv").path("payload.fileId");

        assertThat(client.post(ROOT + "/" + id + "/parts?" + range).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5242879", "5368709121", "\"x\"", "5242880.5", "[]"})
    void oddPartSizes(String partSize) {
        Response answer =
                client.post(
                        ROOT,
                        "{\"fileName\":\"a\",\"fileSize\":9,\"mimeType\":\"DAT\",\"partSize\":%s}"
                                .formatted(partSize));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    }

    @Test
    void theLargestFileFitsIntoTheMostParts() {
        Response begun =
                client.post(
                        ROOT,
                        "{\"fileName\":\"huge.dat\",\"fileSize\":9999999999999,\"mimeType\":\"DAT\"}");

        assertThat(begun.<Integer>path("payload.parts")).isBetween(9000, 10_000);
        int id = begun.path("payload.fileId");
        assertThat(client.post(ROOT + "/" + id + "/parts").<Integer>path("payload.parts.size()"))
                .isEqualTo(1000);
        client.post(ROOT + "/" + id + "/abort");
    }

    @Test
    void anOrdinaryUploadHasNoParts() {
        Upload upload = client.announce("ordinary.txt", "", 9);

        assertThat(client.post(ROOT + "/" + upload.id() + "/parts").statusCode()).isEqualTo(400);
    }

    private boolean isOpen(String key) {
        return uploads.open().await().atMost(Duration.ofSeconds(10)).stream()
                .anyMatch(upload -> upload.key().equals(key));
    }

    private Response begin(String name) {
        Response begun =
                client.post(
                        ROOT + "?prefix=parts",
                        "{\"fileName\":\"%s\",\"fileSize\":%d,\"mimeType\":\"text/csv\",\"partSize\":%d}"
                                .formatted(name, SIZE, PART));
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(200);
        return begun;
    }

    private void putParts(int id, int from, int to) {
        Response signed = client.post(ROOT + "/" + id + "/parts?from=" + from + "&to=" + to);
        for (int number = from; number <= to; number++) {
            String url = signed.path("payload.parts[" + (number - from) + "].uploadURL");
            Http.expect(200, Http.put(url, part(number)));
        }
    }

    private static String part(int number) {
        return Integer.toString(number).repeat(number < 3 ? PART : 17);
    }
}
