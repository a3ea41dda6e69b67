package io.millrace.report;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.EventType;
import io.millrace.contracts.Events;
import io.millrace.contracts.Topics;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Events of every topic, through the broker, into the built-in reports. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class FeedTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Inject Pool pool;

    private final ReportClient client = ReportClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void theGoldenExampleOfEachEventIsInItsReport() {
        tell("golden", Events.ALL.stream().map(FeedTest::example).toList());
        awaitRows("SELECT count(*) FROM bounce_execution WHERE execution_id = '3-7JZXAMZ'", 1);

        assertThat(row("BATCH_RUNS", "BATCH_RUN_ID = 'MONTH_END_2026-01-31_1769842800123_1'"))
                .isEqualTo(
                        "MONTH_END_2026-01-31_1769842800123_1,MONTH_END,rest,CLOSE_2026-01-31_1769842800100_1,"
                                + "2026-01-31,FAILED,-1,meridian.operator,2026-01-31T07:00:00.123Z,"
                                + "2026-01-31T07:12:45.67Z,765.547,5,1");
        assertThat(row("TASK_RUNS", "TASK_CODE = 'LOAD'"))
                .isEqualTo(
                        "MONTH_END_2026-01-31_1769842800123_1,MONTH_END,LOAD,ABORTED,3,2,2026-01-31T07:07:45.6Z,"
                                + "2026-01-31T07:12:45.66Z,300.060,no callback within PT5M");
        assertThat(row("JOB_CALLBACKS", "JOB_ID = '3A0429936DD166A'"))
                .isEqualTo(
                        "3A0429936DD166A,MONTH_END_2026-01-31_1769842800123_1,LOAD,Completed,"
                                + "\"{\"\"rows\"\":120000}\",1234,2026-01-31T07:09:00.487Z");
        assertThat(row("FILES", "FILE_ID = 5025"))
                .isEqualTo(
                        "5025,File.csv,folder1,7654,text/csv,meridian.operator,2026-01-31T09:14:21.204Z,"
                                + "2026-02-02T18:00:00.118Z");
        assertThat(row("MIGRATIONS", "MIGRATION_CODE = 'MONTH_END'"))
                .isEqualTo(
                        "MONTH_END,EXPORT,SUCCESS,9,0,2026-01-31T09:00:01.2Z,2026-01-31T09:00:02.99Z");
        assertThat(row("BOUNCE_EXECUTIONS", "EXECUTION_ID = '3-7JZXAMZ'"))
                .isEqualTo(
                        "3-7JZXAMZ,PROD1,bounce,Closed,Successful,2026-01-31T22:00:00Z,2026-02-01T00:00:00Z,"
                                + "2026-01-31T22:00:00.3Z,2026-01-31T22:10:00Z");
        awaitRows(
                "SELECT count(*) FROM finished_report WHERE request_instance_id = 100 AND row_count = 42",
                1);
    }

    @Test
    void theLatestWordCountsAndWhatCannotBeReadHoldsNothingUp() {
        String run = example(Events.RUN_STATUS_CHANGED).replace("1769842800123", "777");
        String going = run.replace("\"FAILED\"", "\"ON-GOING\"");
        String tooLong = run.replace("\"tasks\": 5", "\"tasks\": 99999999999");
        String noDay =
                example(Events.FILE_STORED)
                        .replace("\"5025\"", "\"6000\"")
                        .replace("5025", "6000")
                        .replace("2026-01-31T09:14:21.204Z", "+999999-01-31T09:14:21.204Z");

        tell(
                "latest",
                List.of(
                        going,
                        run,
                        "no event",
                        "{}",
                        tooLong,
                        noDay,
                        going,
                        run.replace("\"FAILED\"", "\"HELD\"")));

        awaitRows(
                "SELECT count(*) FROM run WHERE batch_run_id LIKE '%\\_777\\_1' AND status = 'HELD' AND status_code = 5",
                1);
        assertThat(Store.number(pool, "SELECT count(*) FROM stored_file WHERE file_id = 6000"))
                .isZero();
    }

    @Test
    void anOlderEventThatIsDeliveredAgainChangesNothing() {
        String ended = example(Events.RUN_STATUS_CHANGED).replace("1769842800123", "888");
        String going =
                ended.replace("\"FAILED\"", "\"ON-GOING\"")
                        .replace("2026-01-31T07:12:45.678Z", "2026-01-31T07:00:00.123Z");
        tell("again", List.of(going, ended));
        awaitRows(statusOf("888", "FAILED"), 1);

        tell(
                "again",
                List.of(
                        going,
                        ended.replace("_888_", "_889_"),
                        going.replace("_888_", "_889_"),
                        ended.replace("_888_", "_890_")));
        awaitRows(statusOf("890", "FAILED"), 1);

        assertThat(Store.number(pool, statusOf("888", "FAILED"))).isEqualTo(1);
        assertThat(Store.number(pool, statusOf("889", "FAILED"))).isEqualTo(1);
    }

    @Test
    void aNewerEventCountsThoughTheClockOfItsPodIsBehind() {
        String ended = example(Events.RUN_STATUS_CHANGED).replace("1769842800123", "891");
        String held =
                ended.replace("\"FAILED\"", "\"HELD\"")
                        .replace("2026-01-31T07:12:45.678Z", "2026-01-31T07:12:45.600Z");

        tell("behind", List.of(ended, held), List.of(5L, 6L));
        awaitRows(statusOf("891", "HELD"), 1);
        tell("behind", List.of(ended.replace("_891_", "_892_")), List.of(7L));
        awaitRows(statusOf("892", "FAILED"), 1);
        tell("behind", List.of(held.replace("_891_", "_892_")), List.of(8L));

        awaitRows(statusOf("892", "HELD"), 1);
    }

    private static String statusOf(String run, String status) {
        return "SELECT count(*) FROM run WHERE batch_run_id LIKE '%%\\_%s\\_1' AND status = '%s'"
                .formatted(run, status);
    }

    @Test
    void positionsStandBehindTheLastEvent() {
        tell(
                "positions",
                List.of(example(Events.MIGRATION_FINISHED).replace("MONTH_END", "POSITIONS")));
        awaitRows("SELECT count(*) FROM migration WHERE migration_code = 'POSITIONS'", 1);

        assertThat(
                        Store.number(
                                pool,
                                "SELECT sum(next_offset)::bigint FROM feed_position WHERE topic = 'millrace.migrations'"))
                .isPositive();
    }

    private String row(String report, String filter) {
        return ReportClient.lines(client.csv(report, report + "." + filter)).getLast();
    }

    private void awaitRows(String query, long number) {
        Await.until(query, LIMIT, () -> Store.number(pool, query) == number);
    }

    private void tell(String key, List<String> events) {
        tell(key, events, List.of());
    }

    /**
     * All under one key, so that they come in this order.
     *
     * @param orders what their records say of their order, or nothing
     */
    private void tell(String key, List<String> events, List<Long> orders) {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int i = 0; i < events.size(); i++) {
                var record = new ProducerRecord<>(topicOf(events.get(i)), key, events.get(i));
                if (!orders.isEmpty()) {
                    record.headers().add(Topics.ORDER, orders.get(i).toString().getBytes(UTF_8));
                }
                producer.send(record).get();
            }
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String topicOf(String event) {
        return Events.ALL.stream()
                .filter(type -> event.contains(type.name()))
                .map(EventType::topic)
                .findFirst()
                .orElse("millrace.runs");
    }

    static String example(EventType<?> type) {
        try (InputStream file = FeedTest.class.getResourceAsStream(type.example())) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
