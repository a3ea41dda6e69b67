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
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of announced files without a call from anybody. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class ArrivalTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject Pool pool;
    @Inject ObjectStore store;

    private final FileClient client = FileClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void anUploadIsFoundWithinSeconds() {
        Upload upload = client.upload("arrives.txt", "", "here");

        Await.until("found", Duration.ofSeconds(4), () -> isIn("STORED", upload));
    }

    @Test
    void anUploadIsFoundAmongManyThatDoNotCome() {
        IntStream.range(0, 300).forEach(i -> client.announce("n" + i + ".txt", "none", 5));
        Upload upload = client.upload("comes.txt", "", "here");

        Await.until("found", SOON, () -> isIn("STORED", upload));
    }

    @Test
    void otherBytesThanAnnouncedAreAFailure() {
        Upload upload = client.upload("wrong.txt", "", "as announced");
        String key = Rows.objectKey(pool, upload.id());
        execute(
                "UPDATE file SET size_bytes = 7, state = 'ANNOUNCED', look_at = now() WHERE id = "
                        + upload.id());

        Await.until("failed", SOON, () -> isIn("FAILED", upload));

        assertThat(
                        client.get("file/downloadfile/" + upload.id())
                                .<String>path("payload.errorMessage"))
                .contains("another size");
        Await.until("object gone", SOON, () -> size(key) < 0);
    }

    @Test
    void whatNeverComesIsSweptAfterADay() {
        Upload upload = client.announce("never.txt", "", 9);
        execute(
                "UPDATE file SET created_at = now() - interval '25 hours', look_at = now(),"
                        + " open_until = now() - interval '23 hours' WHERE id = "
                        + upload.id());

        Await.until("gone", SOON, () -> isIn("gone", upload));
    }

    @Test
    void whatCameAtTheLastMomentIsKept() {
        Upload upload = client.upload("late.txt", "", "late");
        execute(
                "UPDATE file SET state = 'ANNOUNCED', created_at = now() - interval '25 hours',"
                        + " look_at = now() WHERE id = "
                        + upload.id());

        Await.until("stored", SOON, () -> isIn("STORED", upload));
    }

    @Test
    void twoHundredUploadsOfTheSameName() {
        List<Upload> all =
                IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(i ->
                                client.upload("crowd.txt", "crowd", "bytes of %03d".formatted(i)))
                        .toList();

        Await.until(
                "all stored",
                SOON,
                () -> Rows.count(pool, "prefix = 'crowd' AND state = 'STORED'") == 200);

        int newest = all.stream().mapToInt(Upload::id).max().orElseThrow();
        String byName = client.downloadUrl("file/download?fileName=crowd.txt&prefix=crowd");
        String byId = client.downloadUrl("file/downloadfile/" + newest);
        assertThat(Http.get(byName).body()).isEqualTo(Http.get(byId).body());
        assertThat(all.stream().mapToInt(Upload::id).distinct().count()).isEqualTo(200);
    }

    private boolean isIn(String state, Upload upload) {
        return Rows.state(pool, upload.id()).equals(state);
    }

    private long size(String key) {
        return store.size(key).await().atMost(SOON).orElse(-1);
    }

    private void execute(String sql) {
        pool.query(sql).execute().await().atMost(SOON);
    }
}
