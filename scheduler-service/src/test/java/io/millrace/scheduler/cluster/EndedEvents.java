package io.millrace.scheduler.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How often each task and each run of a batch was said to have ended, repeats of one event not
 * counted.
 */
final class EndedEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(500);

    private final String batch;
    private final Map<String, Integer> endsOf = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    private EndedEvents(String batch) {
        this.batch = batch;
    }

    /** Reads the topic, which other tests use too, until it has spoken of that many ends. */
    static Map<String, Integer> read(
            String bootstrapServers, String batch, int expected, Duration patience) {
        EndedEvents events = new EndedEvents(batch);
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "cluster-test",
                        "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("millrace.runs"));
            long deadline = System.nanoTime() + patience.toNanos();
            while (events.endsOf.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(POLL).forEach(events::note);
            }
            consumer.poll(POLL).forEach(events::note);
        }
        return events.endsOf;
    }

    private void note(ConsumerRecord<String, String> event) {
        JsonNode cloudEvent = parsed(event.value());
        JsonNode data = cloudEvent.path("data");
        boolean isEnd = data.path("batchName").asText().equals(batch) && data.hasNonNull("endedAt");
        if (isEnd && seen.add(cloudEvent.path("id").asText())) {
            String task = data.has("taskCode") ? "/" + data.path("taskCode").asText() : "";
            endsOf.merge(data.path("batchRunId").asText() + task, 1, Integer::sum);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
