package io.millrace.scheduler.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.BounceChanged;
import io.millrace.contracts.BounceDue;
import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.EventType;
import io.millrace.contracts.Events;
import io.millrace.contracts.Topics;
import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.FakeWorker;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows that begin, as they come through the broker. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class BounceEventsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static FakeWorker worker;

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);
    private final List<String> said = new ArrayList<>();

    @Inject
    @ConfigProperty(name = "millrace.kafka.bootstrap-servers")
    String kafka;

    private KafkaProducer<String, String> producer;
    private KafkaConsumer<String, String> consumer;

    @BeforeAll
    static void start() {
        worker = FakeWorker.start();
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @BeforeEach
    void define() {
        worker.reset();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka),
                        new StringSerializer(),
                        new StringSerializer());
        consumer = consumerOf(Topics.RUNS);
        put("workers/OPS", "{\"baseUrl\":\"" + worker.url() + "\"}");
        put(
                "batches/BOUNCE_EBS",
                """
                {"tasks":[{"taskCode":"BOUNCE","worker":"OPS","path":"/bounce/${INSTANCE_ID}",
                  "body":{"hosts":"${HOSTS}","what":"${OPERATION} ${SERVICES}","id":"${EXECUTION_ID}",
                          "graceful":"${OPTION_graceful}","quiet":"${BLACK_OUT_MINUTES}"}}]}
                """);
    }

    @AfterEach
    void close() {
        producer.close();
        consumer.close();
    }

    @Test
    void aWindowThatBeginsBeginsOneRunWhoseEventsNameTheBounce() {
        String id = newId();
        var event = due(id, "BOUNCE_EBS", Instant.now().plusSeconds(600));

        send(id, event);
        send(id, event);
        theNextIsThrough();

        assertThat(statuses(id)).containsExactly("ON-GOING", "SUCCESSFUL");
        var calls =
                worker.calls("/bounce/PROD1").stream()
                        .filter(call -> call.body().contains(id))
                        .toList();
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().body())
                .contains(
                        "\"hosts\":[\"app1\",\"app2\"]",
                        "\"what\":\"stop Apps\"",
                        "\"graceful\":\"true\"",
                        "\"quiet\":90");
    }

    @Test
    void aBatchThatIsNotThereIsRefusedAloud() {
        String id = newId();

        send(id, due(id, "NO_SUCH_BATCH", Instant.now().plusSeconds(600)));

        await().atMost(PATIENCE).until(() -> refusals(id).size() == 1);
        var refused = refusals(id).getFirst().data();
        assertThat(refused.statusCode()).isEqualTo("-3");
        assertThat(refused.reason()).isEqualTo("Batch NO_SUCH_BATCH does not exist.");
        assertThat(refusals(id).getFirst().subject()).isEqualTo(id);
    }

    @Test
    void aWindowThatIsOverGetsNoRun() {
        String id = newId();

        send(id, due(id, "BOUNCE_EBS", Instant.parse("2026-01-31T23:00:00Z")));

        await().atMost(PATIENCE).until(() -> refusals(id).size() == 1);
        assertThat(refusals(id).getFirst().data().reason())
                .isEqualTo(
                        "Its window was over at 2026-01-31T23:00:00Z, before it could be begun.");
        assertThat(statuses(id)).isEmpty();
    }

    @Test
    void otherNewsOfBouncesBeginNothingAndWhatCannotBeReadIsParked() {
        String id = newId();

        send(id, changed(id));
        send(id, "{\"type\":\"io.millrace.bounce-due.v1\",\"data\":\"" + id + "\"}");
        theNextIsThrough();

        assertThat(statuses(id)).isEmpty();
        assertThat(parked(id)).isTrue();
    }

    /** When this one's run has ended, all before are through. */
    private void theNextIsThrough() {
        String next = newId();
        send(next, due(next, "BOUNCE_EBS", Instant.now().plusSeconds(600)));
        await().atMost(PATIENCE).until(() -> statuses(next).contains("SUCCESSFUL"));
    }

    private List<String> statuses(String id) {
        return heard(Events.RUN_STATUS_CHANGED).stream()
                .filter(event -> id.equals(event.data().bounceExecutionId()))
                .map(event -> event.data().status().word())
                .toList();
    }

    private List<CloudEvent<io.millrace.contracts.RunRefused>> refusals(String id) {
        return heard(Events.RUN_REFUSED).stream()
                .filter(event -> id.equals(event.data().bounceExecutionId()))
                .toList();
    }

    private <T> List<CloudEvent<T>> heard(EventType<T> type) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> said.add(record.value()));
        return said.stream()
                .filter(json -> EventJson.typeOf(json).equals(type.name()))
                .map(json -> EventJson.read(json, type))
                .toList();
    }

    private boolean parked(String mark) {
        var letters = new ArrayList<String>();
        try (var dead = consumerOf("millrace.bounces.dead")) {
            await().atMost(PATIENCE)
                    .until(() -> {
                        dead.poll(Duration.ofMillis(200))
                                .forEach(letter -> letters.add(letter.value()));
                        return letters.stream().anyMatch(text -> text.contains(mark));
                    });
        }
        return !letters.isEmpty();
    }

    private KafkaConsumer<String, String> consumerOf(String topic) {
        var reader =
                new KafkaConsumer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                kafka,
                                "group.id",
                                UUID.randomUUID().toString(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer());
        reader.subscribe(List.of(topic));
        return reader;
    }

    private static String newId() {
        return "3-" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36);
    }

    private void put(String definition, String body) {
        var answer = scheduler.put(definition, body);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    }

    private static String due(String id, String batch, Instant end) {
        var data =
                new BounceDue(
                        id,
                        "12345678",
                        "EBSO",
                        "PROD1",
                        batch,
                        "stop",
                        "Apps",
                        List.of("app1", "app2"),
                        Map.of("graceful", "true"),
                        end.minusSeconds(3600),
                        end,
                        "approver@customer.example",
                        90);
        return event(Events.BOUNCE_DUE, id, data);
    }

    private static String changed(String id) {
        var data =
                new BounceChanged(
                        id,
                        "12345678",
                        "EBSO",
                        "PROD1",
                        "stop",
                        "Open",
                        "Ready For Execution",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        "approver@customer.example",
                        null);
        return event(Events.BOUNCE_CHANGED, id, data);
    }

    private static <T> String event(EventType<T> type, String id, T data) {
        return EventJson.write(
                CloudEvent.of(
                        UUID.randomUUID(),
                        "/bounce-service",
                        type,
                        new CloudEvent.Subject("meridian", id, null),
                        Instant.EPOCH,
                        data));
    }

    /** All into one partition, so that they are heard in order. */
    private void send(String id, String event) {
        var sent = producer.send(new ProducerRecord<>(Topics.BOUNCES, 0, id, event));
        await().atMost(PATIENCE).until(sent::isDone);
    }
}
