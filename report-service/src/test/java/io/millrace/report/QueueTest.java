package io.millrace.report;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.report.queue.ClaimedReport;
import io.millrace.report.queue.FinishReport;
import io.millrace.report.queue.ReportQueue;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who makes which report, where several pods ask at once and some go without a word. */
@QuarkusTest
@TestProfile(QueueTest.WithoutMakers.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class QueueTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration LEASE = Duration.ofMinutes(10);

    @Inject Pool pool;
    @Inject ReportQueue queue;
    @Inject FinishReport finish;

    @BeforeEach
    void empty() {
        Store.query(pool, "DELETE FROM report_request");
    }

    @Test
    void manyPodsAtOnceKeepToTheLimitOfEachTenant() {
        ask("meridian", 20);
        ask("harbor", 20);
        var claims =
                IntStream.range(0, 40)
                        .mapToObj(pod -> queue.claim("pod-" + pod, 2, LEASE))
                        .toList();

        var claimed = Uni.join().all(claims).andFailFast().await().atMost(LIMIT);

        assertThat(claimed.stream().flatMap(Optional::stream).map(ClaimedReport::tenant))
                .containsExactlyInAnyOrder("meridian", "meridian", "harbor", "harbor");
    }

    @Test
    void oneWhoseLeaseRanOutKeepsItsPlaceUntilItIsTaken() {
        ask("meridian", 2);
        ClaimedReport first = claim("one", 1);
        finish.putOff(first, LEASE).await().atMost(LIMIT);
        ClaimedReport second = claim("one", 1);
        Store.query(pool, "UPDATE report_request SET due_at = now() WHERE status = 'PENDING'");
        endLeases();

        ClaimedReport taken = claim("two", 1);
        boolean isStillOurs = queue.renew(second, LEASE, 0).await().atMost(LIMIT);

        assertThat(taken.id()).isEqualTo(second.id());
        assertThat(isStillOurs).isFalse();
        assertThat(
                        Store.number(
                                pool,
                                "SELECT count(*) FROM report_request WHERE status = 'RUNNING'"))
                .isEqualTo(1);
    }

    @Test
    void onlyMakersThatWentWithoutAWordAreCounted() {
        ask("meridian", 1);
        finish.putOff(claim("one", 1), Duration.ZERO).await().atMost(LIMIT);
        ClaimedReport again = claim("one", 1);
        endLeases();
        ClaimedReport taken = claim("two", 1);
        boolean isStillOurs = finish.putOff(again, Duration.ZERO).await().atMost(LIMIT);
        queue.notLost(again).await().atMost(LIMIT);

        assertThat(again.lost()).isZero();
        assertThat(taken.lost()).isEqualTo(1);
        assertThat(taken.fence()).isEqualTo(3);
        assertThat(isStillOurs).isFalse();
        assertThat(Store.number(pool, "SELECT lost::bigint FROM report_request")).isZero();
    }

    @Test
    void aPodHandsBackItsOwnAndOthersCanTakeThemAtOnce() {
        ask("meridian", 2);
        ClaimedReport ours = claim("one", 2);
        ClaimedReport theirs = claim("two", 2);

        int handedBack = queue.handBack("one").await().atMost(LIMIT);

        assertThat(handedBack).isEqualTo(1);
        assertThat(queue.renew(ours, LEASE, 0).await().atMost(LIMIT)).isFalse();
        assertThat(queue.renew(theirs, LEASE, 0).await().atMost(LIMIT)).isTrue();
        assertThat(claim("three", 2).id()).isEqualTo(ours.id());
    }

    private void ask(String tenant, int number) {
        Store.query(
                pool,
                """
                INSERT INTO report_request (tenant, report_code, requested_by, requested_at, data_source,
                    statement, bindings, status, due_at)
                SELECT '%s', 'FILES', 'somebody', now(), 'reporting', 'SELECT 1', '[]', 'PENDING', now()
                FROM generate_series(1, %d)
                """
                        .formatted(tenant, number));
    }

    private ClaimedReport claim(String pod, int tenantLimit) {
        return queue.claim(pod, tenantLimit, LEASE).await().atMost(LIMIT).orElseThrow();
    }

    private void endLeases() {
        Store.query(
                pool,
                "UPDATE report_request SET lease_until = now() - interval '1 s' WHERE status = 'RUNNING'");
    }

    /** A pod that leaves the queue to the test. */
    public static class WithoutMakers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("millrace.report.generation.pod-limit", "0");
        }
    }
}
