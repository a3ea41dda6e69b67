package io.millrace.file;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.millrace.testing.servers.Backing.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.FileDeleted;
import io.millrace.contracts.FileStored;
import io.millrace.contracts.Topics;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is told of files, through the broker. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK, S3})
class FileEventsTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final FileClient client = FileClient.as(TestUser.HARBOR_OPERATOR);

    @Test
    void tellsOfStoredAndDeleted() {
        Upload upload = client.upload("told.txt", "events", "told");
        client.delete("file/deletefile/" + upload.id());

        List<String> told = awaitEventsOf(upload.id());

        CloudEvent<FileStored> stored = EventJson.read(told.getFirst(), Events.FILE_STORED);
        CloudEvent<FileDeleted> deleted = EventJson.read(told.getLast(), Events.FILE_DELETED);
        assertThat(stored.tenant()).isEqualTo("harbor");
        assertThat(stored.subject()).isEqualTo(Integer.toString(upload.id()));
        assertThat(stored.data())
                .extracting(
                        FileStored::fileName,
                        FileStored::prefix,
                        FileStored::sizeBytes,
                        FileStored::mimeType,
                        FileStored::createdBy)
                .containsExactly("told.txt", "events", 4L, "text/plain", "harbor.operator");
        assertThat(deleted.data().deletedBy()).isEqualTo("harbor.operator");
        assertThat(deleted.data().storedAt()).isEqualTo(stored.data().storedAt());
        assertThat(EventJson.typeOf(told.getLast())).isEqualTo(Events.FILE_DELETED.name());
    }

    private List<String> awaitEventsOf(int id) {
        List<String> told = new ArrayList<>();
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(Topics.FILES));
            Await.until(
                    "two events",
                    Duration.ofSeconds(30),
                    () -> {
                        consumer.poll(Duration.ofMillis(200))
                                .forEach(record -> {
                                    if (record.key().equals(Integer.toString(id))
                                            && record.value().contains("told.txt")) {
                                        told.add(record.value());
                                    }
                                });
                        return told.size() >= 2;
                    });
        }
        return told;
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "group.id", "file-events-test",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
