package io.millrace.platform.outbox;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows in their order. One request is under way at a time, and after the first failure the
 * producer is given up with all it holds: so what arrives is always a beginning of what was sent.
 */
@ApplicationScoped
class KafkaSender {

    private static final Logger LOG = Logger.getLogger(KafkaSender.class);
    private static final RecordHeader CONTENT_TYPE =
            new RecordHeader(
                    "content-type",
                    (CloudEvent.MEDIA_TYPE + "; charset=UTF-8").getBytes(StandardCharsets.UTF_8));

    private final ProducerSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable KafkaProducer<String, String> producer;

    @Inject
    KafkaSender(ProducerSettings settings) {
        this.settings = settings;
    }

    /** The rows that Kafka acknowledged; all of them, if nothing went wrong. Never fails. */
    Uni<List<OutboxRow>> send(List<OutboxRow> rows) {
        return Uni.createFrom().item(() -> sendAndWait(rows)).runSubscriptionOn(threads);
    }

    private List<OutboxRow> sendAndWait(List<OutboxRow> rows) {
        Delivery delivery = new Delivery(rows);
        try {
            KafkaProducer<String, String> current = producer();
            rows.forEach(row -> send(current, row, delivery));
            current.flush();
            return delivery.awaitSent();
        } catch (KafkaException away) {
            LOG.warnf("Kafka takes no events: %s", away);
            return List.of();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            giveUpAfter(delivery);
        }
    }

    private void send(KafkaProducer<String, String> current, OutboxRow row, Delivery delivery) {
        Throwable earlier = delivery.failure();
        if (earlier != null) {
            delivery.fail(row, earlier);
            return;
        }
        try {
            var _ =
                    current.send(
                            recordOf(row), (_, failure) -> settle(current, row, failure, delivery));
        } catch (KafkaException | IllegalStateException failure) {
            delivery.fail(row, failure);
        }
    }

    private static void settle(
            KafkaProducer<String, String> current,
            OutboxRow row,
            @Nullable Exception failure,
            Delivery delivery) {
        if (failure == null) {
            delivery.acknowledge(row);
            return;
        }
        boolean isFirst = !delivery.hasFailed();
        delivery.fail(row, failure);
        if (isFirst && delivery.hasFailed()) {
            current.close(Duration.ZERO);
        }
    }

    private static ProducerRecord<String, String> recordOf(OutboxRow row) {
        return new ProducerRecord<>(
                row.topic(), null, row.key(), row.payload(), List.of(CONTENT_TYPE, orderOf(row)));
    }

    private static RecordHeader orderOf(OutboxRow row) {
        byte[] order = Long.toString(row.id()).getBytes(StandardCharsets.US_ASCII);
        return new RecordHeader(Topics.ORDER, order);
    }

    private synchronized KafkaProducer<String, String> producer() {
        KafkaProducer<String, String> current = producer;
        if (current == null) {
            current = new KafkaProducer<>(settings.asMap());
            producer = current;
        }
        return current;
    }

    private synchronized void giveUpAfter(Delivery delivery) {
        if (delivery.hasFailed() && producer != null) {
            LOG.warnf("Kafka did not take all events: %s", delivery.failure());
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @PreDestroy
    synchronized void close() {
        threads.shutdownNow();
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
