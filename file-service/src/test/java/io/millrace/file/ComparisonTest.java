package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.file.comparison.Comparison;
import io.millrace.file.comparison.NightlyComparison;
import io.millrace.file.store.MultipartUploads;
import io.millrace.file.store.ObjectStore;
import io.millrace.file.store.OpenUpload;
import io.millrace.file.store.SignedUrls;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finds what is in the store alone, and what is in the records alone. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class ComparisonTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject Pool pool;
    @Inject ObjectStore store;
    @Inject SignedUrls urls;
    @Inject MultipartUploads uploads;
    @Inject MovableClock clock;
    @Inject Comparison comparison;
    @Inject NightlyComparison nightly;

    private final FileClient client = FileClient.as(TestUser.HARBOR_OPERATOR);

    @Test
    void countsOrphansInBothDirections() {
        var before = comparison.make().await().atMost(LIMIT);
        String orphan = "harbor/2026-01-01/nobody-knows-it";
        Http.expect(200, Http.put(urls.put(orphan, 5, Duration.ofMinutes(1)), "bytes"));
        Upload lost = client.upload("lost.txt", "", "bytes");
        Await.until("stored", LIMIT, () -> Rows.state(pool, lost.id()).equals("STORED"));
        store.delete(List.of(Rows.objectKey(pool, lost.id()))).await().atMost(LIMIT);

        var found = comparison.make().await().atMost(LIMIT);

        assertThat(found.orphanObjects()).isEqualTo(before.orphanObjects() + 1);
        assertThat(found.orphanRecords()).isEqualTo(before.orphanRecords() + 1);
        store.delete(List.of(orphan)).await().atMost(LIMIT);
        client.delete("file/deletefile/" + lost.id());
    }

    @Test
    void abortsAnUploadInPartsThatNobodyRecorded() {
        String id = uploads.begin("harbor/2026-01-01/never-recorded").await().atMost(LIMIT);

        comparison.make().await().atMost(LIMIT);
        assertThat(openUploads()).as("it may be recorded yet").contains(id);
        try (var _ = clock.putForward(Duration.ofDays(3))) {
            var found = comparison.make().await().atMost(LIMIT);
            assertThat(found.orphanUploads()).isPositive();
        }

        assertThat(openUploads()).doesNotContain(id);
    }

    private List<String> openUploads() {
        return uploads.open().await().atMost(LIMIT).stream().map(OpenUpload::uploadId).toList();
    }

    @Test
    void isMadeOnceADay() {
        nightly.nightly().await().atMost(LIMIT);
        nightly.nightly().await().atMost(LIMIT);

        var rows = Rows.query(pool, "SELECT objects FROM comparison WHERE ended_at IS NOT NULL");
        assertThat(rows).hasSize(1);
        assertThat(RestAssured.get("/q/metrics").asString())
                .contains("millrace_files_orphans{kind=\"object\"}");
    }
}
