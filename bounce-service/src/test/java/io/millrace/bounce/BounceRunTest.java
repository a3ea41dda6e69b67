package io.millrace.bounce;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.EventType;
import io.millrace.contracts.Events;
import io.millrace.contracts.RunRefused;
import io.millrace.contracts.RunStatus;
import io.millrace.contracts.RunStatusChanged;
import io.millrace.contracts.TaskStatusChanged;
import io.millrace.contracts.Topics;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the start of a window to its end, with the real broker and ourselves as the scheduler. */
@QuarkusTest
@TestProfile(BounceRunTest.ShortLeads.class)
@QuarkusTestResource(KeyServer.class)
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class BounceRunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers = "";

    @Inject Pool pool;

    private Customer customer;

    @BeforeEach
    void aCustomerInAHurry() {
        customer = Customer.of(TestUser.MERIDIAN_OPERATOR);
        customer.putInstance(
                Customer.INSTANCE,
                "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":true,\"hosts\":[\"app1.example.com\"],\"leadTime\":\"PT0S\"}");
    }

    @Test
    void asksForOneRunAndEndsWithIt() {
        var execution = begun();

        var due =
                EventJson.read(told(execution, Events.BOUNCE_DUE, 1).getFirst(), Events.BOUNCE_DUE);
        say(execution, Events.RUN_STATUS_CHANGED, run(execution, RunStatus.ON_GOING, 0));
        say(
                execution,
                Events.TASK_STATUS_CHANGED,
                new TaskStatusChanged(
                        runOf(execution),
                        "BOUNCE_EBS",
                        "STOP",
                        RunStatus.SUCCESSFUL,
                        1,
                        Instant.now(),
                        Instant.now(),
                        null,
                        null,
                        execution));
        awaitStage(execution, "In Progress", "In Progress");
        say(execution, Events.RUN_STATUS_CHANGED, run(execution, RunStatus.SUCCESSFUL, 0));
        awaitStage(execution, "Closed", "Successful");
        say(execution, Events.RUN_STATUS_CHANGED, run(execution, RunStatus.FAILED, 1));

        assertThat(due.tenant()).isEqualTo("meridian");
        assertThat(due.data().batchName()).isEqualTo("BOUNCE_EBS");
        assertThat(due.data().hosts()).containsExactly("app1.example.com");
        assertThat(due.data().requestedBy()).isEqualTo("approver@customer.example");
        var details =
                customer.request()
                        .get("/selfservice/v1/executions/" + execution + "/status/details");
        assertThat(details.<String>path("batchRunId")).isEqualTo(runOf(execution));
        assertThat(details.jsonPath().getList("steps.taskCode")).containsExactly("STOP");
        assertThat(told(execution, Events.BOUNCE_DUE, 1)).hasSize(1);
        assertThat(progress(execution).<String>path("[0].subStatus")).isEqualTo("Successful");
    }

    @Test
    void failsWithItsRun() {
        var execution = begun();

        say(execution, Events.RUN_STATUS_CHANGED, run(execution, RunStatus.FAILED, 2));

        awaitStage(execution, "Closed", "Failed");
        assertThat(progress(execution).<String>path("[0].reason"))
                .contains("2 of its 3 tasks failed");
    }

    @Test
    void failsWhenNoRunCanBeBegun() {
        var execution = begun();

        say(
                execution,
                Events.RUN_REFUSED,
                new RunRefused(execution, "BOUNCE_EBS", "-3", "There is no batch BOUNCE_EBS."));

        awaitStage(execution, "Closed", "Failed");
        assertThat(progress(execution).<String>path("[0].reason"))
                .isEqualTo("There is no batch BOUNCE_EBS.");
        assertThat(customer.cancel(execution).statusCode()).isEqualTo(409);
    }

    @Test
    void startsLateWithinItsWindowAndNotAfterIt() {
        var late = customer.ask();
        var missed = customer.ask();
        customer.schedule(late, Customer.inHours(10).toString()).then().statusCode(200);
        customer.schedule(missed, Customer.inHours(20).toString()).then().statusCode(200);

        move(late, Instant.now().minusSeconds(3600));
        move(missed, Instant.now().minusSeconds(8 * 3600));

        awaitStage(late, "In Progress", "In Progress");
        awaitStage(missed, "Closed", "Failed");
        assertThat(progress(missed).<String>path("[0].reason"))
                .isEqualTo("Its window was over before it could be started.");
        assertThat(told(late, Events.BOUNCE_DUE, 1)).hasSize(1);
    }

    @Test
    void failsWhereTheInstanceHasOptedOutMeanwhile() {
        var execution = customer.ask();
        customer.schedule(execution, Customer.inHours(10).toString()).then().statusCode(200);
        customer.putInstance(Customer.INSTANCE, "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":false}");

        move(execution, Instant.now().minusSeconds(3600));

        awaitStage(execution, "Closed", "Failed");
        assertThat(progress(execution).<String>path("[0].reason"))
                .isEqualTo("The instance has opted out of bounces.");
    }

    /** An execution whose window has begun. */
    private String begun() {
        var execution = customer.ask();
        customer.schedule(execution, Instant.now().plusSeconds(1).toString())
                .then()
                .statusCode(200);
        awaitStage(execution, "In Progress", "In Progress");
        return execution;
    }

    /** As if all that time had passed. */
    private void move(String execution, Instant start) {
        var time = start.atOffset(java.time.ZoneOffset.UTC);
        pool.preparedQuery(
                        "UPDATE ticket SET starts_at = $2, ends_at = $2 + interval '2 hours' WHERE rfc_number = $1")
                .executeAndAwait(Tuple.of(execution, time));
        pool.preparedQuery("UPDATE execution SET due_at = $2 WHERE id = $1")
                .executeAndAwait(Tuple.of(execution, time));
    }

    private Response progress(String execution) {
        return customer.request()
                .get("/selfservice/v1/executions/status?id=" + execution + "&requestor=BOUNCE");
    }

    private void awaitStage(String execution, String status, String subStatus) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    var told = progress(execution);
                    assertThat(told.<String>path("[0].status"))
                            .as(told.asString())
                            .isEqualTo(status);
                    assertThat(told.<String>path("[0].subStatus")).isEqualTo(subStatus);
                });
    }

    private static String runOf(String execution) {
        return "BOUNCE_EBS_2026-01-31_1769896800300_" + execution;
    }

    private static RunStatusChanged run(String execution, RunStatus status, int failed) {
        boolean going = status == RunStatus.ON_GOING;
        return new RunStatusChanged(
                runOf(execution),
                "BOUNCE_EBS",
                "rest",
                null,
                LocalDate.of(2026, 1, 31),
                status,
                "bounce-service",
                Instant.now(),
                going ? null : Instant.now(),
                3,
                failed,
                execution);
    }

    private <T> void say(String execution, EventType<T> type, T data) {
        var subject = new CloudEvent.Subject("meridian", runOf(execution), null);
        var event =
                CloudEvent.of(
                        UUID.randomUUID(),
                        "/scheduler-service",
                        type,
                        subject,
                        Instant.now(),
                        data);
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers),
                        new StringSerializer(),
                        new StringSerializer())) {
            assertThat(
                            producer.send(
                                    new ProducerRecord<>(
                                            Topics.RUNS, runOf(execution), EventJson.write(event))))
                    .succeedsWithin(PATIENCE);
        }
    }

    /** What was told of an execution, once there is that much. */
    private List<String> told(String execution, EventType<?> type, int atLeast) {
        List<String> told = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "group.id",
                                "test-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.BOUNCES));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> {
                        consumer.poll(Duration.ofMillis(300))
                                .forEach(record -> {
                                    if (execution.equals(record.key())
                                            && EventJson.typeOf(record.value())
                                                    .equals(type.name())) {
                                        told.add(record.value());
                                    }
                                });
                        return told.size() >= atLeast;
                    });
        }
        return told;
    }

    /** Lead times as in the local run. */
    public static class ShortLeads implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("millrace.bounce.short-lead-allowed", "true");
        }
    }
}
