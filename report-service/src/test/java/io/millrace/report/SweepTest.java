package io.millrace.report;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.report.objects.ObjectStore;
import io.millrace.report.objects.SignedUrls;
import io.millrace.report.sweep.FileSweep;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** Files that nobody is to find any more leave the store. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class SweepTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Inject Pool pool;
    @Inject FileSweep sweep;
    @Inject ObjectStore store;
    @Inject SignedUrls urls;

    private final ReportClient client = ReportClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void theFileOfAReportPastItsTimeGoesAndOthersStay() {
        String old = client.ask("FILES", "{}");
        String oldLink = client.end("FILES", old).path("downloadLink");
        String young = client.ask("FILES", "{}");
        String youngLink = client.end("FILES", young).path("downloadLink");
        Http.expect(200, Http.get(oldLink));
        Store.query(
                pool,
                "UPDATE report_request SET ended_at = now() - interval '8 days' WHERE id = " + old);

        sweepUntilGone(oldLink);

        assertThat(client.status("FILES", old).statusCode()).isEqualTo(404);
        Http.expect(200, Http.get(youngLink));
        assertThat(client.status("FILES", young).<String>path("status")).isEqualTo("COMPLETE");
    }

    @Test
    void whatAMakerGivenUpLeftGoesAndGoesAgainWhereItComesBack() {
        String key = "meridian/given-up.csv";
        String link = urls.get(key, "given-up.csv", LIMIT);
        put(key);
        Http.expect(200, Http.get(link));
        discard(key, "NULL");

        sweepUntilGone(link);
        put(key);
        Store.query(pool, "UPDATE discarded_object SET due_at = now()");
        sweepUntilGone(link);

        assertThat(Store.number(pool, countOf(key))).isEqualTo(1);
        Store.query(pool, "UPDATE discarded_object SET due_at = now(), until = now()");
        Await.until(
                "nothing to remember",
                LIMIT,
                () -> {
                    sweep.sweep().await().atMost(LIMIT);
                    return Store.number(pool, countOf(key)) == 0;
                });
    }

    @Test
    void anUploadInPartsIsAbortedWithItsParts() {
        String key = "meridian/half-way.csv";
        String upload = store.begin(key).await().atMost(LIMIT);
        var part = store.part(key, upload, 1, bytes()).await().atMost(LIMIT);
        discard(key, "'" + upload + "'");

        sweep.sweep().await().atMost(LIMIT);

        assertThatThrownBy(() -> store.complete(key, upload, List.of(part)).await().atMost(LIMIT))
                .isInstanceOf(NoSuchUploadException.class);
    }

    private void put(String key) {
        store.put(key, bytes()).await().atMost(LIMIT);
    }

    private static ByteBuffer bytes() {
        return ByteBuffer.wrap("a,b\r\n".getBytes(UTF_8));
    }

    private void discard(String key, String upload) {
        Store.query(
                pool,
                "INSERT INTO discarded_object VALUES ('%s', %s, now(), now() + interval '1 hour')"
                        .formatted(key, upload));
    }

    private static String countOf(String key) {
        return "SELECT count(*) FROM discarded_object WHERE object_key = '" + key + "'";
    }

    private void sweepUntilGone(String link) {
        Await.until(
                "gone",
                LIMIT,
                () -> {
                    sweep.sweep().await().atMost(LIMIT);
                    return Http.get(link).statusCode() == 404;
                });
    }
}
