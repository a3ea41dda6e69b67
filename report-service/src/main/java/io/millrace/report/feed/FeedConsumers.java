package io.millrace.report.feed;

import io.millrace.contracts.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens consumers of all topics. Kafka keeps no offset of ours: the store knows its positions. */
@ApplicationScoped
class FeedConsumers {

    static final List<String> TOPICS =
            List.of(
                    Topics.RUNS,
                    Topics.JOBS,
                    Topics.FILES,
                    Topics.REPORTS,
                    Topics.MIGRATIONS,
                    Topics.BOUNCES);

    /** A pod that was killed leaves its partitions to others after this time. */
    private static final int SESSION_MILLIS = 10_000;

    private static final int TOPICS_SEEN_WITHIN_MILLIS = 10_000;
    private static final int FETCH_BYTES = 4 << 20;

    /** Nobody waits for a single event: fetching some at a time spares both ends much work. */
    private static final int FETCH_MIN_BYTES = 256 << 10;

    private static final int PARTITION_BYTES = 512 << 10;

    private final FeedSettings settings;
    private final ApplyEvents applyEvents;
    private final ReportingStore store;
    private final String servers;
    private final String group;

    FeedConsumers(
            FeedSettings settings,
            ApplyEvents applyEvents,
            ReportingStore store,
            @ConfigProperty(name = "millrace.kafka.bootstrap-servers") String servers,
            @ConfigProperty(name = "millrace.kafka.group", defaultValue = "report") String group) {
        this.settings = settings;
        this.applyEvents = applyEvents;
        this.store = store;
        this.servers = servers;
        this.group = group;
    }

    FeedConsumer open() {
        var kafka =
                new KafkaConsumer<>(
                        consumerSettings(), new StringDeserializer(), new StringDeserializer());
        var consumer = new FeedConsumer(kafka, applyEvents, store);
        kafka.subscribe(TOPICS, consumer);
        return consumer;
    }

    private Map<String, Object> consumerSettings() {
        return Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch()),
                Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_MIN_BYTES),
                Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES),
                Map.entry(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, TOPICS_SEEN_WITHIN_MILLIS),
                Map.entry(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false));
    }
}
