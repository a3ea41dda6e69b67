package io.millrace.platform.outbox;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the topics that are not there; asks again until Kafka answers. */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Vertx vertx;
    private final TopicSettings settings;
    private final String servers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    TopicSetup(
            Vertx vertx,
            TopicSettings settings,
            @ConfigProperty(name = "millrace.kafka.bootstrap-servers") String servers) {
        this.vertx = vertx;
        this.settings = settings;
        this.servers = servers;
    }

    void start(@Observes StartupEvent event) {
        if (!settings.topics().isEmpty()) {
            attempt();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private void attempt() {
        Uni.createFrom()
                .item(this::makeAll)
                .runSubscriptionOn(threads)
                .subscribe()
                .with(_ -> LOG.debug("topics are there"), this::later);
    }

    private void later(Throwable failure) {
        if (!threads.isShutdown()) {
            LOG.infof("topics not made yet: %s", failure.getMessage());
            vertx.setTimer(PAUSE.toMillis(), _ -> attempt());
        }
    }

    private int makeAll() {
        try (Admin admin = Admin.create(adminSettings())) {
            List<NewTopic> topics =
                    settings.topics().entrySet().stream()
                            .map(entry -> topicOf(entry.getKey(), entry.getValue()))
                            .toList();
            admin.createTopics(topics).values().values().forEach(TopicSetup::await);
            return topics.size();
        }
    }

    private Map<String, Object> adminSettings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }

    private static NewTopic topicOf(String name, TopicSettings.Topic topic) {
        String retention = Long.toString(topic.retention().toMillis());
        return new NewTopic(name, topic.partitions(), topic.replication())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, retention));
    }

    private static void await(KafkaFuture<Void> made) {
        try {
            made.get();
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw new KafkaException(refused.getCause());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopping);
        }
    }
}
