package io.millrace.report.feed;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** One member of the group that fills the store. Used by one thread. */
final class FeedConsumer implements ConsumerRebalanceListener, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final KafkaConsumer<String, String> kafka;
    private final ApplyEvents applyEvents;
    private final ReportingStore store;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    FeedConsumer(
            KafkaConsumer<String, String> kafka, ApplyEvents applyEvents, ReportingStore store) {
        this.kafka = kafka;
        this.applyEvents = applyEvents;
        this.store = store;
    }

    /** Waits a little for events and applies them. */
    void applyNext() throws SQLException {
        List<ConsumerRecord<String, String>> events = new ArrayList<>();
        kafka.poll(POLL).forEach(events::add);
        if (!events.isEmpty()) {
            apply(events);
        }
    }

    private void apply(List<ConsumerRecord<String, String>> events) throws SQLException {
        Map<TopicPartition, Long> expected = new HashMap<>();
        Map<TopicPartition, Long> reached = new HashMap<>();
        for (var event : events) {
            var partition = new TopicPartition(event.topic(), event.partition());
            expected.put(partition, positions.getOrDefault(partition, 0L));
            reached.put(partition, event.offset() + 1);
        }
        applyEvents
                .apply(events, expected)
                .forEach((partition, next) -> {
                    positions.put(partition, next);
                    if (!next.equals(reached.get(partition))
                            && isBehind(next, expected, partition)) {
                        kafka.seek(partition, next);
                    }
                });
    }

    /** Another pod moved on, or the store was emptied: not merely an event let go. */
    private static boolean isBehind(
            Long next, Map<TopicPartition, Long> expected, TopicPartition partition) {
        return !next.equals(expected.get(partition));
    }

    /** Events that Kafka has and the store has not yet, of the partitions of this member. */
    long lag() {
        return kafka.assignment().stream()
                .map(kafka::currentLag)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sum();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        try {
            store.positions(partitions)
                    .forEach((partition, next) -> {
                        positions.put(partition, next);
                        kafka.seek(partition, next);
                    });
        } catch (SQLException failure) {
            throw new KafkaException("positions cannot be read", failure);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(positions::remove);
    }

    @Override
    public void close() {
        kafka.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(FAREWELL));
    }
}
