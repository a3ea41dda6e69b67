package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.file.store.ObjectStore;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletes in all their spellings; the object goes with the file. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class DeleteTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String DONE = "{\"payload\":\"File Deleted Successfully\"}";

    @Inject Pool pool;
    @Inject ObjectStore store;

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "POST"})
    void byId(String method) {
        Upload upload = client.upload("by-id.txt", "", "bytes");
        String key = Rows.objectKey(pool, upload.id());

        Response answer = send(method, "file/deletefile/" + upload.id(), "");

        assertThat(answer.asString()).isEqualTo(DONE);
        assertThat(client.get("file/downloadfile/" + upload.id()).statusCode()).isEqualTo(404);
        assertThat(send(method, "file/deletefile/" + upload.id(), "").statusCode()).isEqualTo(404);
        Await.until("object gone", SOON, () -> size(key) < 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "POST"})
    void byName(String method) {
        client.upload("by-name.txt", "folder1", "old");
        client.upload("by-name.txt", "folder1", "new");

        Response answer = send(method, "file/deletefilename/by-name.txt?prefix=folder1", "");

        assertThat(answer.asString()).isEqualTo(DONE);
        assertThat(client.get("file/download?fileName=by-name.txt&prefix=folder1").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "POST"})
    void byNamesInTheBody(String method) {
        three();

        Response answer =
                send(method, "file/deletefilenames", "[\"n1.txt\",\"n2.txt\",\"n3.txt\"]");

        assertThat(answer.asString()).isEqualTo(DONE);
        assertThat(client.get("file/download?fileName=n2.txt").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "POST"})
    void byNamesInThePath(String method) {
        three();

        Response answer = send(method, "file/deletefilenames/n1.txt,%20n2.txt,n3.txt", "");

        assertThat(answer.asString()).isEqualTo(DONE);
        assertThat(client.get("file/download?fileName=n3.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void ofManyAllOrNone() {
        three();

        Response answer =
                send("POST", "file/deletefilenames", "[\"n1.txt\",\"missing.txt\",\"n3.txt\"]");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.<String>path("payload.errorMessage")).contains("missing.txt");
        assertThat(client.get("file/download?fileName=n1.txt").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "POST"})
    void byPrefix(String method) {
        client.upload("a.txt", "prefixvalue1", "bytes");
        client.upload("b.txt", "prefixvalue1", "bytes");
        client.upload("c.txt", "prefixvalue12", "bytes");

        Response answer = send(method, "file/deleteprefix/prefixvalue1", "");

        assertThat(answer.asString()).isEqualTo("{\"payload\":\"Files Deleted Successfully\"}");
        assertThat(client.get("listfiles?prefix=prefixvalue1").<Integer>path("count")).isZero();
        assertThat(client.get("file/download?fileName=c.txt&prefix=prefixvalue12").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file/deleteprefix",
                "file/deleteprefix/",
                "file/deleteprefix/%20",
                "file/deleteprefix//"
            })
    void anEmptyPrefixIsRefused(String path) {
        String before = Rows.of(pool, "meridian");

        Response answer = send("POST", path, "");

        assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 404);
        assertThat(Rows.of(pool, "meridian")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "[{}]", "[\"_x\"]", "[\"\"]", "[", "\"a.txt\""})
    void badNames(String body) {
        assertThat(send("POST", "file/deletefilenames", body).statusCode()).isEqualTo(400);
    }

    @Test
    void whatWasOnlyAnnouncedIsNoFile() {
        Upload upload = client.announce("announced.txt", "", 9);

        assertThat(send("POST", "file/deletefile/" + upload.id(), "").statusCode()).isEqualTo(404);
    }

    /** The URL is still good, and so is an older one for a download. */
    @Test
    void bytesThatComeAfterTheDeleteDoNotStay() {
        Upload upload = client.upload("revenant.txt", "", "first");
        String download = client.downloadUrl("file/downloadfile/" + upload.id());
        send("DELETE", "file/deletefile/" + upload.id(), "");
        String key = Rows.objectKey(pool, upload.id());

        for (String bytes : List.of("again", "still")) {
            Await.until("object gone", SOON, () -> size(key) < 0);
            Http.expect(200, Http.put(upload.url(), bytes));
        }

        Await.until("object gone", SOON, () -> Http.get(download).statusCode() == 404);
        assertThat(Rows.state(pool, upload.id())).isEqualTo("DELETED");
    }

    @Test
    void aDeletedRecordGoesWithItsLastUrl() {
        Upload upload = client.upload("last.txt", "", "first");
        send("DELETE", "file/deletefile/" + upload.id(), "");
        String key = Rows.objectKey(pool, upload.id());
        Await.until("object gone", SOON, () -> size(key) < 0);

        Http.expect(200, Http.put(upload.url(), "again"));
        pool.query("UPDATE file SET open_until = now(), look_at = now() WHERE id = " + upload.id())
                .execute()
                .await()
                .atMost(SOON);

        Await.until("record gone", SOON, () -> Rows.state(pool, upload.id()).equals("gone"));
        assertThat(size(key)).isNegative();
    }

    private void three() {
        client.upload("n1.txt", "", "one");
        client.upload("n2.txt", "", "two");
        client.upload("n3.txt", "", "three");
    }

    private long size(String key) {
        return store.size(key).await().atMost(SOON).orElse(-1);
    }

    private Response send(String method, String path, String body) {
        var request = client.request();
        if (!body.isEmpty()) {
            request.contentType("application/json").body(body);
        }
        return request.request(method, FileClient.API + path);
    }
}
