package io.millrace.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.EventType;
import io.millrace.contracts.Events;
import io.millrace.report.Await;
import io.millrace.testing.servers.DatabaseAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store is emptied and filled anew, while a pod of the earlier build goes on. */
class RebuildIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RUNS = 50;
    private static final List<String> TABLES =
            List.of(
                    "run",
                    "task",
                    "job",
                    "job_callback",
                    "stored_file",
                    "finished_report",
                    "migration",
                    "bounce_execution");

    /** Of one tenant: others on this broker may have told of themselves. */
    private static final String CONTENTS =
            TABLES.stream()
                    .map(table ->
                            "SELECT '%1$s ' || r::text AS line FROM %1$s r WHERE tenant = 'rebuilt'"
                                    .formatted(table))
                    .collect(
                            Collectors.joining(
                                    " UNION ALL ",
                                    "SELECT string_agg(line, E'\\n' ORDER BY line) FROM (",
                                    ") lines"));

    @Test
    void aHigherBuildIsFilledFromTheFirstOffsetOnAndOnceOnly(@TempDir Path folder)
            throws IOException, ExecutionException, InterruptedException {
        try (Fleet fleet = new Fleet(folder)) {
            fleet.start().awaitReady();
            tell(fleet);
            Await.until("all is there", PATIENCE, () -> isWhole(fleet.database));
            String before = fleet.database.text(CONTENTS);
            fleet.database.change("UPDATE run SET status = 'WRONG'");
            fleet.database.change("DELETE FROM run WHERE batch_run_id LIKE '%\\_7\\_1'");
            fleet.database.change("DELETE FROM stored_file");

            var build = Map.of("millrace.report.feed.build", "1");
            fleet.start(build).awaitReady();
            Await.until(
                    "all is as it was",
                    PATIENCE,
                    () -> fleet.database.text(CONTENTS).equals(before));
            fleet.database.change("UPDATE run SET status = 'KEPT'");
            fleet.start(build).awaitReady();

            assertThat(fleet.database.text("SELECT build FROM feed_build")).isEqualTo("1");
            assertThat(
                            fleet.database.text(
                                    "SELECT count(*) FROM run WHERE tenant = 'rebuilt' AND status = 'KEPT'"))
                    .isEqualTo(Integer.toString(RUNS + 1));
        }
    }

    /** One row at least of each table, and of each run the last word. */
    private static boolean isWhole(DatabaseAccess database) {
        return database.text(
                                "SELECT count(*) FROM run WHERE tenant = 'rebuilt' AND status = 'FAILED'")
                        .equals(Integer.toString(RUNS + 1))
                && TABLES.stream()
                        .noneMatch(table ->
                                database.text(
                                                "SELECT count(*) FROM %s WHERE tenant = 'rebuilt'"
                                                        .formatted(table))
                                        .equals("0"))
                && database.text(
                                "SELECT count(deleted_at) FROM stored_file WHERE tenant = 'rebuilt'")
                        .equals("1");
    }

    private static void tell(Fleet fleet)
            throws IOException, ExecutionException, InterruptedException {
        String run = example(Events.RUN_STATUS_CHANGED);
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                fleet.setting("millrace.kafka.bootstrap-servers")),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (var type : Events.ALL) {
                var golden = new ProducerRecord<>(type.topic(), "golden", example(type));
                producer.send(golden).get();
            }
            for (int number = 0; number < RUNS; number++) {
                String ended = run.replace("1769842800123", Integer.toString(number));
                String going = ended.replace("\"FAILED\"", "\"ON-GOING\"");
                for (String event : List.of(going, ended)) {
                    producer.send(new ProducerRecord<>("millrace.runs", "run-" + number, event))
                            .get();
                }
            }
        }
    }

    private static String example(EventType<?> type) throws IOException {
        try (InputStream file = RebuildIT.class.getResourceAsStream(type.example())) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("\"meridian\"", "\"rebuilt\"");
        }
    }
}
