package io.millrace.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Events;
import io.millrace.report.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store is emptied and filled anew, while a pod of the earlier build goes on. */
class RebuildIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RUNS = 50;

    @Test
    void aHigherBuildIsFilledFromTheFirstOffsetOnAndOnceOnly(@TempDir Path folder)
            throws IOException, ExecutionException, InterruptedException {
        try (Fleet fleet = new Fleet(folder)) {
            fleet.start().awaitReady();
            tell(fleet);
            awaitRuns(fleet);
            fleet.database.run("UPDATE run SET status = 'WRONG'");
            fleet.database.run("DELETE FROM run WHERE batch_run_id LIKE '%\\_7\\_1'");

            var build = Map.of("millrace.report.feed.build", "1");
            fleet.start(build).awaitReady();
            awaitRuns(fleet);
            fleet.database.run("UPDATE run SET status = 'KEPT'");
            fleet.start(build).awaitReady();

            assertThat(fleet.database.value("SELECT build FROM feed_build")).isEqualTo("1");
            assertThat(fleet.database.value("SELECT count(*) FROM run WHERE status = 'KEPT'"))
                    .isEqualTo(Integer.toString(RUNS));
        }
    }

    private static void awaitRuns(Fleet fleet) {
        String told = "SELECT count(*) FROM run WHERE status = 'FAILED'";
        Await.until(
                told, PATIENCE, () -> fleet.database.value(told).equals(Integer.toString(RUNS)));
    }

    private static void tell(Fleet fleet)
            throws IOException, ExecutionException, InterruptedException {
        String example;
        try (var file = RebuildIT.class.getResourceAsStream(Events.RUN_STATUS_CHANGED.example())) {
            example =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                fleet.setting("millrace.kafka.bootstrap-servers")),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int run = 0; run < RUNS; run++) {
                String event = example.replace("1769842800123", Integer.toString(run));
                producer.send(new ProducerRecord<>("millrace.runs", "run-" + run, event)).get();
            }
        }
    }
}
