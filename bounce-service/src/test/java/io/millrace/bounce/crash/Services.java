package io.millrace.bounce.crash;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.bounce.Customer;
import io.millrace.bounce.KeyServer;
import io.millrace.contracts.EventJson;
import io.millrace.contracts.Events;
import io.millrace.contracts.Topics;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.servers.DatabaseAccess;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.millrace.testing.worker.FakeWorker;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Bounce and scheduler service beside each other, on real servers, and one worker. */
final class Services implements AutoCloseable {

    private static final String API = "/SchedulerService/rest-api/v1/";
    private static final String DEAD_AFTER = "6000";

    final FakeWorker worker = FakeWorker.start();
    final Pod bounce;
    final Pod scheduler;
    final DatabaseAccess bounceDatabase;
    final DatabaseAccess schedulerDatabase;
    private final KeyServer keyServer = new KeyServer();
    private final Tokens tokens = Tokens.fromKeycloak();
    private final String kafka;

    Services(Path folder) {
        var bounceSettings = settings("bounce-service", "runs");
        bounceSettings.putAll(keyServer.start());
        bounceSettings.put("millrace.bounce.short-lead-allowed", "true");
        var schedulerSettings = settings("scheduler-service", "bounces");
        schedulerSettings.put("millrace.engine.lease", "PT3S");
        kafka = Objects.requireNonNull(bounceSettings.get("millrace.kafka.bootstrap-servers"));
        bounceDatabase = DatabaseAccess.of("bounce", bounceSettings);
        schedulerDatabase = DatabaseAccess.of("scheduler", schedulerSettings);
        bounce = new Pod("bounce-service", folder, bounceSettings);
        scheduler = new Pod("scheduler-service", folder, schedulerSettings);
        bounce.awaitReady();
        scheduler.awaitReady();
    }

    /**
     * @param channel whose partitions a killed pod is to leave to its successor soon
     */
    private static Map<String, String> settings(String service, String channel) {
        var servers = Set.of(POSTGRESQL, KAFKA, KEYCLOAK);
        Map<String, String> settings = new TreeMap<>(BackingServers.settings(servers, service));
        settings.put("millrace.kafka.group", service + "-crash");
        settings.put("mp.messaging.incoming." + channel + ".session.timeout.ms", DEAD_AFTER);
        return settings;
    }

    /** A customer in a hurry, one instance of which is bounced by this batch. */
    Customer customer(String batch) {
        define("workers/OPS", "{\"baseUrl\":\"" + worker.url() + "\"}");
        define(
                "batches/" + batch,
                """
                {"tasks":[{"taskCode":"STOP","worker":"OPS","path":"/%1$s/stop"},
                          {"taskCode":"START","worker":"OPS","path":"/%1$s/start","after":["STOP"]}]}
                """
                        .formatted(batch));
        var customer = Customer.at(bounce.at("").toString(), TestUser.MERIDIAN_OPERATOR);
        customer.putInstance(
                        Customer.INSTANCE,
                        "{\"batchName\":\"%s\",\"optedIn\":true,\"leadTime\":\"PT0S\"}"
                                .formatted(batch))
                .then()
                .statusCode(200);
        return customer;
    }

    private void define(String path, String body) {
        var answer =
                scheduler().contentType(ContentType.JSON).body(body).put(scheduler.at(API + path));
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
    }

    /** Ids of the runs of a batch, as the scheduler lists them. */
    List<String> runs(String batch) {
        return scheduler()
                .get(scheduler.at(API + "runs?batchName=" + batch))
                .jsonPath()
                .getList("items.batchRunId");
    }

    JsonPath progress(Customer customer, String execution) {
        return customer.request()
                .get(bounce.at("/selfservice/v1/executions/" + execution + "/status/details"))
                .jsonPath();
    }

    /** As the database has it, also while nobody answers. */
    boolean isAt(String stage, String execution) {
        return bounceDatabase.count(
                        "SELECT count(*) FROM ticket WHERE rfc_number = ? AND stage = ?",
                        execution,
                        stage)
                == 1;
    }

    /** How often its start was told, repeats of one event counted. */
    int timesTold(String execution) {
        return (int)
                Told.on(kafka, Topics.BOUNCES).stream()
                        .filter(event -> EventJson.typeOf(event).equals(Events.BOUNCE_DUE.name()))
                        .map(event -> EventJson.read(event, Events.BOUNCE_DUE))
                        .filter(event -> event.data().executionId().equals(execution))
                        .count();
    }

    private RequestSpecification scheduler() {
        return given().auth()
                .oauth2(tokens.of(TestUser.MERIDIAN_OPERATOR))
                .header("ofs_tenant_id", "meridian")
                .header("ofs_service_id", "ledger")
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", TestUser.MERIDIAN_OPERATOR.username());
    }

    @Override
    public void close() {
        bounce.close();
        scheduler.close();
        keyServer.stop();
        worker.close();
    }
}
