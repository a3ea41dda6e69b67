package io.millrace.callback.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.contracts.Topics;
import io.millrace.testing.servers.BackingServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What was said of runs and jobs, from the beginning. */
final class ToldEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> events = new ArrayList<>();
    private final KafkaConsumer<String, String> consumer;

    ToldEvents() {
        var settings = BackingServers.settings(Services.SERVERS, "callback-service");
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                settings.get("millrace.kafka.bootstrap-servers"),
                                "group.id",
                                UUID.randomUUID().toString(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.subscribe(List.of(Topics.RUNS, Topics.JOBS));
    }

    /** As far as they are there by now. */
    List<JsonNode> of(String run, String job) {
        consumer.poll(POLL).forEach(record -> events.add(read(record.value())));
        return events.stream()
                .filter(event -> Set.of(run, job).contains(event.path("subject").asText()))
                .toList();
    }

    private static JsonNode read(String event) {
        try {
            return JSON.readTree(event);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
