package io.millrace.scheduler.connector;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.ConnectorClient;
import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import io.millrace.testing.worker.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the process connector guide prints, sent and answered to the letter. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class ConnectorContractTest {

    private static FakeWorker worker;

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);
    private final ConnectorClient connector = ConnectorClient.as(TestUser.MERIDIAN_OPERATOR);

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
        worker.on("/name", Answer.reply(200, "{\"full\":\"Username Surname\"}"));
        scheduler.put("workers/ROBOT", "{\"baseUrl\":\"" + worker.url() + "\"}");
        scheduler.put(
                "batches/OneStepNotepadRunner",
                """
                {"tasks":[{"taskCode":"NAME","worker":"ROBOT","path":"/name",
                  "body":{"full":"${username} ${surname}"},"outputs":{"x":"/full"}}]}
                """);
    }

    @Test
    void startsAProcessAndTellsItsEndAsPrinted() {
        var answer =
                connector.start(
                        """
                        {"values": {"username": "Username", "surname": "User Surname"},
                        "runImmediately": "Y",
                        "retryCount": "1",
                        "name": "OneStepNotepadRunner"}
                        """);

        var spid = spidOf(answer);
        assertThat(spid).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(answer.asString())
                .isEqualTo(
                        "{\"robustaSpid\":\"%s\",\"message\":\"Process saved\"}".formatted(spid));
        assertThat(connector.statusOnce(spid, "SUCCEEDED").asString())
                .isEqualTo(
                        "{\"status\":\"SUCCEEDED\",\"message\":\"Your transaction has ended.\",\"__out_x\":\"Username Surname\"}");
        assertThat(worker.calls("/name").getFirst().body())
                .isEqualTo("{\"full\":\"Username User Surname\"}");
    }

    @Test
    void tellsOfTheRunWithoutOutputsWhileItIsGoing() {
        var gate = new Gate();
        worker.on("/name", Answer.behind(gate, Answer.reply(200, "{\"full\":\"A B\"}")));
        var spid = connector.started(now("OneStepNotepadRunner"));

        var running = connector.statusOnce(spid, "RUNNING").asString();
        gate.open();

        assertThat(running)
                .isEqualTo("{\"status\":\"RUNNING\",\"message\":\"Your transaction is running.\"}");
        assertThat(connector.statusOnce(spid, "SUCCEEDED").jsonPath().getString("__out_x"))
                .isEqualTo("A B");
    }

    @Test
    void refusesThePrintedBodyWhichIsNoJson() {
        var answer =
                connector.start(
                        """
                        {“values”: {“username”: “Username”, “username”: “User Surname”},
                        “quartzDef”:“0 6 6 ? * FR",
                        “startDate”:“2020-11-16 16:56:00”,
                        “endDate”:“2020-11-18 16:55:00”,
                        “runOnce”: “N”,
                        “run immediately”: “N,”
                        “retryCount”: “1”,
                        “name”: “OneStepNotepadRunner”}
                        """);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("message")).contains("line 1, column");
    }

    @Test
    void readsThePrintedFieldsOnceTheyAreJson() {
        var spid =
                connector.started(
                        """
                        {"values": {"username": "Username", "username": "User Surname"},
                        "quartzDef":"0 6 6 ? * FR",
                        "startDate":"2090-11-16 16:56:00",
                        "endDate":"2090-12-18 16:55:00",
                        "runOnce": "N",
                        "run immediately": "N,",
                        "retryCount": "1",
                        "name": "OneStepNotepadRunner",}
                        """);

        assertThat(connector.schedule(spid).asString())
                .isEqualTo(
                        """
                        {"robustaSpid":"%s","name":"OneStepNotepadRunner","quartzDef":"0 6 6 ? * FR",\
                        "startDate":"2090-11-16 16:56:00","endDate":"2090-12-18 16:55:00","zone":"Europe/Istanbul",\
                        "paused":false,"nextFirings":["2090-11-17T06:06:00+03:00","2090-11-24T06:06:00+03:00",\
                        "2090-12-01T06:06:00+03:00","2090-12-08T06:06:00+03:00","2090-12-15T06:06:00+03:00"]}\
                        """
                                .formatted(spid));
        assertThat(connector.status(spid).asString())
                .isEqualTo("{\"status\":\"WAITING\",\"message\":\"Your transaction is waiting.\"}");
        assertThat(connector.delete(spid).statusCode()).isEqualTo(204);
        assertThat(connector.schedule(spid).statusCode()).isEqualTo(404);
        assertThat(connector.status(spid).statusCode()).isEqualTo(404);
    }

    @Test
    void foldsThePathAndTakesTheTenantInIt() {
        var spid = connector.started(now("OneStepNotepadRunner"));

        var folded =
                connector.request().get("/Scheduler/connector-API/Process/status/" + spid + "/");
        var own =
                connector.request().get("/meridian/scheduler/connector-api/process/status/" + spid);
        var other =
                connector.request().get("/harbor/scheduler/connector-api/process/status/" + spid);

        assertThat(folded.statusCode()).isEqualTo(200);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.jsonPath().getString("message")).isNotBlank();
    }

    @Test
    void asksForAUserWhoMayRunBatches() {
        var nobody = ConnectorClient.as("meridian.operator", "wrong").start("{}");
        var viewer = ConnectorClient.as(TestUser.MERIDIAN_VIEWER).start("{}");
        var bearer = scheduler.request().get(ConnectorClient.API + "schedules");

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Basic ");
        assertThat(nobody.jsonPath().getMap("$")).containsOnlyKeys("message");
        assertThat(viewer.statusCode()).isEqualTo(403);
        assertThat(viewer.jsonPath().getMap("$")).containsOnlyKeys("message");
        assertThat(bearer.statusCode()).isEqualTo(401);
        assertThat(bearer.header("WWW-Authenticate")).startsWith("Basic ");
    }

    /** Their password is checked once for all of them; each goes on with its own request. */
    @Test
    void letsInManyAtOnceOfAUserWhoWasNotSeenYet() {
        var unseen =
                ConnectorClient.as(
                        "MERIDIAN.operator",
                        Tokens.fromKeycloak().password(TestUser.MERIDIAN_OPERATOR));

        var answers =
                IntStream.range(0, 8)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> unseen.schedules("")))
                        .toList();

        assertThat(answers).extracting(answer -> answer.join().statusCode()).containsOnly(200);
    }

    @Test
    void answersAKeyOnceAndTheSameEverAfter() {
        var key = UUID.randomUUID().toString();

        var first = keyed(key, now("OneStepNotepadRunner"));
        var again = keyed(key, now("OneStepNotepadRunner"));
        var other = keyed(key, now("OTHER"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getMap("$")).containsOnlyKeys("message");
        assertThat(connector.statusOnce(spidOf(first), "SUCCEEDED").statusCode()).isEqualTo(200);
        assertThat(worker.calls("/name")).hasSize(1);
    }

    private Response keyed(String key, String body) {
        return connector
                .request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(ConnectorClient.API + "process/start");
    }

    private static String now(String name) {
        return """
        {"name":"%s","runImmediately":"Y","values":{"username":"A","surname":"B"}}
        """
                .formatted(name);
    }

    private static String spidOf(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("robustaSpid");
    }
}
