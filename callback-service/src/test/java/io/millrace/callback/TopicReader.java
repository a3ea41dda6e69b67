package io.millrace.callback;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.JobStatusChanged;
import io.millrace.contracts.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what was said of jobs, from the beginning of the topic. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, String> consumer;
    private final List<CloudEvent<JobStatusChanged>> events = new ArrayList<>();

    public TopicReader(String servers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "group.id",
                                UUID.randomUUID().toString(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.subscribe(List.of(Topics.JOBS));
    }

    /** Events of such jobs, as soon as there are that many, or after the time. */
    public List<CloudEvent<JobStatusChanged>> await(
            int count, Predicate<String> jobs, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        var found = of(jobs);
        while (found.size() < count && System.nanoTime() < end) {
            consumer.poll(POLL)
                    .forEach(record ->
                            events.add(EventJson.read(record.value(), Events.JOB_STATUS_CHANGED)));
            found = of(jobs);
        }
        return found;
    }

    private List<CloudEvent<JobStatusChanged>> of(Predicate<String> jobs) {
        return events.stream().filter(event -> jobs.test(event.data().jobId())).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
