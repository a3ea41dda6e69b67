package io.millrace.platform.outbox;

import io.millrace.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning. */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    TopicReader(String servers, String topic) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers, "enable.auto.commit", "false"),
                        new StringDeserializer(),
                        new StringDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Values that fulfil the condition, as soon as there are that many, or after the time. */
    List<String> await(int count, Predicate<String> wanted, Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        List<String> found = matching(wanted);
        while (found.size() < count && Instant.now().isBefore(end)) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            found = matching(wanted);
        }
        return found;
    }

    /** What the records read so far say of their order, where the value fulfils the condition. */
    List<Long> orders(Predicate<String> wanted) {
        return records.stream()
                .filter(record -> wanted.test(record.value()))
                .map(record -> record.headers().lastHeader(Topics.ORDER).value())
                .map(order -> Long.valueOf(new String(order, StandardCharsets.US_ASCII)))
                .toList();
    }

    private List<String> matching(Predicate<String> wanted) {
        return records.stream().map(ConsumerRecord::value).filter(wanted).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
