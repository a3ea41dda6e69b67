package io.millrace.callback.record;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.callback.JobIds;
import io.millrace.contracts.JobStatus;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.Outbox;
import io.millrace.testing.servers.WithServers;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many calls in one commit. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class CallQueueTest {

    /** There is no partition for it, so that it cannot be recorded. */
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Inject Pool pool;
    @Inject Outbox outbox;
    @Inject EventWriter events;

    @Test
    void callsThatShareACommitHaveEachTheirOwnOutcome() {
        String job = JobIds.reserved(pool, "meridian");
        var calls =
                List.of(
                        call("meridian", job, JobStatus.STARTED),
                        call("meridian", job, JobStatus.FAILED),
                        call("meridian", job, JobStatus.COMPLETED),
                        call("harbor", job, JobStatus.COMPLETED),
                        call("meridian", JobIds.any(), JobStatus.STARTED));

        var recorded = submit(queue(1), calls).map(CompletableFuture::join).toList();

        assertThat(recorded)
                .extracting(RecordedCall::answer)
                .containsExactly(200, 200, 200, 1803, 1803);
        assertThat(recorded)
                .extracting(RecordedCall::changed)
                .containsExactly(true, true, false, false, false);
        assertThat(recorded).extracting(RecordedCall::restAuditId).doesNotHaveDuplicates();
    }

    @Test
    void oneCallThatCannotBeRecordedNeverFailsItsNeighbours() {
        var calls =
                IntStream.range(0, 20)
                        .mapToObj(number -> number == 7 ? unrecordable() : good())
                        .toList();

        var outcomes = submit(queue(1), calls).toList();

        assertThatThrownBy(() -> outcomes.get(7).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(PgException.class);
        for (int number = 0; number < outcomes.size(); number++) {
            if (number != 7) {
                assertThat(outcomes.get(number).join().changed()).isTrue();
            }
        }
    }

    @Test
    void callsForTheSameJobsOnTwoLanesNeitherBlockNorBothSettle() {
        var jobs = Stream.generate(() -> JobIds.reserved(pool, "meridian")).limit(50).toList();
        var one = queue(2);
        var other = queue(2);
        var calls =
                IntStream.range(0, 1000)
                        .mapToObj(
                                number -> call("meridian", jobs.get(number % 50), JobStatus.FAILED))
                        .toList();

        var outcomes =
                Stream.concat(submit(one, calls), submit(other, calls.reversed())).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(outcomes).filteredOn(RecordedCall::changed).hasSize(50);
    }

    private CallQueue queue(int lanes) {
        var commit = new RecordCommit(new Transactions(pool), outbox, events);
        return new CallQueue(commit, new Settings(lanes));
    }

    private record Settings(int lanes) implements RecordSettings {
        @Override
        public int limit() {
            return 100;
        }

        @Override
        public long waitingCharacters() {
            return 1_000_000;
        }
    }

    /** All at once: the first takes the lane, the others wait for it. */
    private static Stream<CompletableFuture<RecordedCall>> submit(
            CallQueue queue, List<ReceivedCall> calls) {
        return calls.stream()
                .map(call -> queue.submit(call).subscribeAsCompletionStage())
                .toList()
                .stream();
    }

    private ReceivedCall good() {
        return call("meridian", JobIds.reserved(pool, "meridian"), JobStatus.COMPLETED);
    }

    private ReceivedCall unrecordable() {
        return new ReceivedCall(
                "meridian",
                "u",
                LONG_AGO,
                JobIds.any(),
                "Started",
                JobStatus.STARTED,
                "m",
                200,
                null);
    }

    private static ReceivedCall call(String tenant, String job, JobStatus status) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new ReceivedCall(tenant, "u", now, job, status.name(), status, "m", 200, null);
    }
}
