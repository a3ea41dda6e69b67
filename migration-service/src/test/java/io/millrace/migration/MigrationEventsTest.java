package io.millrace.migration;

import static io.millrace.migration.fake.Neighbours.SCHEDULER;
import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.MigrationFinished;
import io.millrace.contracts.Topics;
import io.millrace.migration.fake.FakeAddresses;
import io.millrace.migration.fake.Neighbours;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every end of an export or import is told, once per trigger, in order. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
@QuarkusTestResource(FakeAddresses.class)
class MigrationEventsTest {

    private static final String EXPORT =
            "{\"objects\":[{\"type\":\"WORKER\",\"code\":\"TOLD_*\"}],\"withDependencies\":false}";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final MigrationClient harbor = MigrationClient.as(TestUser.HARBOR_OPERATOR);

    @Test
    void tellsOfFailureAndSuccess() {
        Neighbours.reset();
        harbor.run("export", "TOLD", EXPORT);
        SCHEDULER.with("harbor", "WORKER", "TOLD_A", "{}").with("harbor", "WORKER", "TOLD_B", "{}");
        harbor.trigger("export", "TOLD");
        harbor.ended("export", "TOLD");

        var told = awaitEventsOf("EXPORT/TOLD", 2);

        assertThat(told).extracting(CloudEvent::tenant).containsOnly("harbor");
        assertThat(told)
                .extracting(event -> event.data().status())
                .containsExactly("FAILED", "SUCCESS");
        var success = told.getLast().data();
        assertThat(success)
                .extracting(
                        MigrationFinished::migrationCode,
                        MigrationFinished::kind,
                        MigrationFinished::objects,
                        MigrationFinished::objectsFailed,
                        MigrationFinished::triggeredBy)
                .containsExactly("TOLD", "EXPORT", 2, 0, "harbor.operator");
        assertThat(success.endedAt()).isAfterOrEqualTo(success.startedAt());
    }

    private List<CloudEvent<MigrationFinished>> awaitEventsOf(String key, int count) {
        List<CloudEvent<MigrationFinished>> told = new ArrayList<>();
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(Topics.MIGRATIONS));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(record -> {
                                    if (record.key().equals(key)) {
                                        told.add(
                                                EventJson.read(
                                                        record.value(), Events.MIGRATION_FINISHED));
                                    }
                                });
                        return told.size() >= count;
                    });
        }
        return told;
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
