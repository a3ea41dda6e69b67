package io.millrace.scheduler.schedule;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.ConnectorClient;
import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import io.millrace.testing.worker.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When processes run, and how often. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class FiringTest {

    private static final ZoneId ISTANBUL = ZoneId.of("Europe/Istanbul");

    private static FakeWorker worker;

    @Inject Pool pool;

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
        scheduler.put("workers/ROBOT", "{\"baseUrl\":\"" + worker.url() + "\"}");
        scheduler.put(
                "batches/FIRED",
                """
                {"secretParams":["PIN"],"tasks":[
                  {"taskCode":"A","worker":"ROBOT","path":"/a","outputs":{"x":"/x","pin":"/pin"}},
                  {"taskCode":"B","worker":"ROBOT","path":"/b","after":["A"],"outputs":{"x":"/x"}}]}
                """);
        worker.on("/a", Answer.reply(200, "{\"x\":1,\"pin\":{\"is\":\"say 4711\"}}"));
        worker.on("/b", Answer.reply(200, "{\"x\":{\"sum\":12.25}}"));
    }

    @AfterEach
    void fireNoMore() {
        connector
                .schedules("?limit=1000")
                .jsonPath()
                .getList("items.robustaSpid", String.class)
                .forEach(connector::delete);
    }

    @Test
    void tellsTheOutputsOfTheLaterTaskAndNoSecrets() {
        var spid =
                connector.started(body("\"runImmediately\":\"Y\",\"values\":{\"PIN\":\"4711\"}"));

        assertThat(connector.statusOnce(spid, "SUCCEEDED").asString())
                .isEqualTo(
                        """
                        {"status":"SUCCEEDED","message":"Your transaction has ended.",\
                        "__out_x":"{\\"sum\\":12.25}","__out_pin":"{\\"is\\":\\"say ***\\"}"}\
                        """);
    }

    @Test
    void runsAtEachSlotOnce() {
        var spid = connector.started(body("\"quartzDef\":\"* * * * * ?\""));

        awaitFirings(spid, 4);
        connector.post(spid, "pause");

        assertThat(count("distinct slot", spid)).isEqualTo(count("slot", spid));
        assertThat(seconds(spid)).isEqualTo(count("slot", spid));
        awaitRuns("/a", count("slot", spid));
    }

    @Test
    void firesNothingWhilePausedNorAfterwardsWhatItMissed() {
        var spid = connector.started(body("\"quartzDef\":\"* * * * * ?\""));
        awaitFirings(spid, 1);

        var paused = connector.post(spid, "pause");
        long before = count("slot", spid);
        shift(spid, "1 hour");
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .until(() -> count("slot", spid) == before);
        var resumed = connector.post(spid, "resume");
        awaitFirings(spid, before + 1);

        assertThat(paused.jsonPath().getBoolean("paused")).isTrue();
        assertThat(paused.jsonPath().getList("nextFirings")).hasSize(10);
        assertThat(resumed.jsonPath().getBoolean("paused")).isFalse();
        assertThat(late(spid, "> interval '5 seconds'")).isZero();
    }

    @Test
    void firesOnceForAllThatWasMissed() {
        var spid = connector.started(body("\"quartzDef\":\"0 0 * * * ?\""));
        connector.post(spid, "pause");
        shift(spid, "3 days");
        set(spid, "paused = false");

        awaitFirings(spid, 1);

        assertThat(connector.statusOnce(spid, "SUCCEEDED").statusCode()).isEqualTo(200);
        assertThat(count("slot", spid)).isEqualTo(1);
        assertThat(late(spid, "< interval '1 hour'")).isEqualTo(1);
    }

    @Test
    void runsOnceAtItsStart() {
        var start = LocalDateTime.now(ISTANBUL).plusSeconds(3);
        var spid =
                connector.started(
                        body(
                                "\"runOnce\":\"Y\",\"startDate\":\"%s\""
                                        .formatted(LocalDates.write(start))));
        var waiting = connector.status(spid).jsonPath().getString("status");
        var schedule = connector.schedule(spid).jsonPath();

        connector.statusOnce(spid, "SUCCEEDED");

        assertThat(waiting).isEqualTo("WAITING");
        assertThat(schedule.getList("nextFirings")).hasSize(1);
        assertThat(connector.schedules("?limit=1000").asString()).doesNotContain(spid);
        assertThat(connector.schedule(spid).jsonPath().getList("nextFirings")).isEmpty();
        assertThat(worker.calls("/a")).hasSize(1);
    }

    @Test
    void runsAtTheFirstSlotOnly() {
        var spid = connector.started(body("\"runOnce\":true,\"quartzDef\":\"* * * * * ?\""));

        connector.statusOnce(spid, "SUCCEEDED");

        assertThat(connector.schedules("?limit=1000").asString()).doesNotContain(spid);
        assertThat(count("slot", spid)).isEqualTo(1);
    }

    @Test
    void runsNowAndOnSchedule() {
        var spid =
                connector.started(
                        body("\"runImmediately\":\"y\",\"quartzDef\":\"0 0 0 1 1 ? 2090\""));

        connector.statusOnce(spid, "SUCCEEDED");

        assertThat(count("slot", spid)).isEqualTo(1);
        assertThat(connector.schedule(spid).jsonPath().getList("nextFirings"))
                .isEqualTo(java.util.List.of("2090-01-01T00:00:00+03:00"));
    }

    @Test
    void repeatsAFailedRunFromItsFailureAsOftenAsAsked() {
        worker.onInTurn(
                "/b", Answer.status(400), Answer.status(400), Answer.reply(200, "{\"x\":3}"));
        var spid = connector.started(body("\"runImmediately\":\"Y\",\"retryCount\":\"2\""));

        var ended = connector.statusOnce(spid, "SUCCEEDED", "FAILED");

        assertThat(ended.jsonPath().getString("status")).isEqualTo("SUCCEEDED");
        assertThat(ended.jsonPath().getInt("__out_x")).isEqualTo(3);
        assertThat(worker.calls("/a")).hasSize(1);
        assertThat(worker.calls("/b")).hasSize(3);
        assertThat(count("slot", spid)).isEqualTo(1);
    }

    @Test
    void failsOnceItsRepeatsAreUsedUp() {
        worker.on("/a", Answer.status(400));
        var spid = connector.started(body("\"runImmediately\":\"Y\",\"retryCount\":1"));

        assertThat(connector.statusOnce(spid, "SUCCEEDED", "FAILED").asString())
                .isEqualTo("{\"status\":\"FAILED\",\"message\":\"Your transaction has failed.\"}");
        assertThat(worker.calls("/a")).hasSize(2);
    }

    @Test
    void runsOnWhatItFiredWhenItsScheduleIsDeleted() {
        var gate = new Gate();
        worker.on("/b", Answer.behind(gate, Answer.reply(200, "{\"x\":2}")));
        var spid =
                connector.started(
                        body("\"runImmediately\":\"Y\",\"quartzDef\":\"0 0 0 1 1 ? 2090\""));
        connector.statusOnce(spid, "RUNNING");

        var deleted = connector.delete(spid);
        gate.open();

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(connector.schedule(spid).statusCode()).isEqualTo(404);
        assertThat(connector.delete(spid).statusCode()).isEqualTo(404);
        assertThat(connector.statusOnce(spid, "SUCCEEDED").jsonPath().getInt("__out_x"))
                .isEqualTo(2);
    }

    @Test
    void runsForTheDayOfItsSlotInTheNameOfWhoStartedIt() {
        var spid = connector.started(body("\"quartzDef\":\"0 0 0 * * ?\""));
        connector.post(spid, "pause");
        set(spid, "paused = false, due = due - interval '1 day'");

        connector.statusOnce(spid, "SUCCEEDED");

        var today = LocalDateTime.now(ISTANBUL).toLocalDate();
        var run = scheduler.get("runs?batchName=FIRED&limit=1").jsonPath();
        assertThat(run.getString("items[0].businessDate")).isEqualTo(today.toString());
        assertThat(run.getString("items[0].triggeredBy")).isEqualTo("meridian.operator");
    }

    private static String body(String fields) {
        return "{\"name\":\"FIRED\"," + fields + "}";
    }

    private void awaitFirings(String spid, long number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count("slot", spid) >= number);
    }

    private static void awaitRuns(String path, long number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> worker.calls(path).size() == number);
    }

    /** From the first slot to the last, both counted. */
    private long seconds(String spid) {
        return number(
                "select extract(epoch from max(slot) - min(slot))::bigint + 1 from process_firing where spid = $1",
                spid);
    }

    private long count(String what, String spid) {
        return number("select count(" + what + ") from process_firing where spid = $1", spid);
    }

    private long late(String spid, String by) {
        return number(
                "select count(*) from process_firing where spid = $1 and fired_at - slot " + by,
                spid);
    }

    private long number(String query, String spid) {
        return pool.preparedQuery(query)
                .execute(Tuple.of(UUID.fromString(spid)))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    /** As if the service had been away for so long. */
    private void shift(String spid, String back) {
        set(spid, "due = due - interval '" + back + "'");
    }

    private void set(String spid, String change) {
        pool.preparedQuery("update process_schedule set " + change + " where spid = $1")
                .execute(Tuple.of(UUID.fromString(spid)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
