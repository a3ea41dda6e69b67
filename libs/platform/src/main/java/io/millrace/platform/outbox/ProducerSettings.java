package io.millrace.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The producer's settings: durable, ordered, and small in memory. */
@ApplicationScoped
class ProducerSettings {

    private static final int BUFFER_BYTES = 8 * 1024 * 1024;

    private final String servers;
    private final OutboxSettings outbox;

    @Inject
    ProducerSettings(
            @ConfigProperty(name = "millrace.kafka.bootstrap-servers") String servers,
            OutboxSettings outbox) {
        this.servers = servers;
        this.outbox = outbox;
    }

    Map<String, Object> asMap() {
        int delivery = Math.toIntExact(outbox.delivery().toMillis());
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery / 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, delivery / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }
}
