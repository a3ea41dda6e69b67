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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many files under one prefix: uploaded, found, listed, deleted. The property {@code
 * millrace.test.many-files} makes them more, in steps of a thousand.
 */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class ManyFilesIT {

    private static final int FILES = Integer.getInteger("millrace.test.many-files", 2000);
    private static final int AT_ONCE = 1000;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Inject Pool pool;
    @Inject ObjectStore store;

    private final FileClient client = FileClient.as(TestUser.HARBOR_OPERATOR);

    @Test
    void areFoundListedAndDeleted() {
        IntStream.range(0, FILES / AT_ONCE).forEach(this::uploadSome);
        Await.until("all found", LIMIT, () -> count("STORED") == FILES);

        Set<Integer> listed = new HashSet<>();
        String cursor = "";
        while (cursor != null) {
            Response page = client.get("listfiles?prefix=many&cursor=" + cursor);
            listed.addAll(page.<List<Integer>>path("payload.n_file_id"));
            cursor = page.path("nextCursor");
        }
        assertThat(listed).hasSize(FILES);

        assertThat(client.delete("file/deleteprefix/many").statusCode()).isEqualTo(200);
        assertThat(client.get("listfiles?prefix=many").<Integer>path("count")).isZero();
        assertThat(count("DELETED")).isEqualTo(FILES);
        Await.until("all objects gone", LIMIT, () -> objects() == 0);
    }

    private void uploadSome(int round) {
        List<String> announced = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            announced.add(
                    "{\"fileName\":\"f%d.txt\",\"fileSize\":5,\"mimeType\":\"text/plain\"}"
                            .formatted(round * AT_ONCE + i));
        }
        Response answer = client.post("file/uploadfile/parURL?prefix=many", announced.toString());
        List<String> urls = answer.path("payload.uploadURL");
        urls.parallelStream().forEach(url -> Http.expect(200, Http.put(url, "bytes")));
    }

    private long count(String state) {
        return Rows.count(pool, "prefix = 'many' AND state = '" + state + "'");
    }

    private long objects() {
        return store.list("harbor/", null).await().atMost(LIMIT).stream()
                .filter(object ->
                        Rows.count(pool, "prefix = 'many' AND object_key = '" + object.key() + "'")
                                > 0)
                .count();
    }
}
