package io.millrace.scheduler.external;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import io.millrace.testing.worker.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the external scheduler guide prints, sent and answered to the letter. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class ExternalContractTest {

    private static final String DATE =
            "\"dynamicParamList\":{\"batchParams\":{\"$FICMISDATE$\":\"2023-12-06\"}}";

    private static FakeWorker worker;

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);

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
        worker.on("/fail", Answer.status(400));
        scheduler.put("workers/CONTRACT", "{\"baseUrl\":\"" + worker.url() + "\"}");
        scheduler.put("batches/batch1_demo_ext_api", batch(task("t1", "/ok"), task("t2", "/ok")));
        scheduler.put("batches/BatchTEST1", batch(task("t1", "/ok"), task("t5", "/fail")));
        scheduler.put(
                "batch-groups/batchGroup1_demo_ext_api",
                "{\"members\":[{\"batchName\":\"batch1_demo_ext_api\"}]}");
    }

    @Test
    void triggersABatchAsPrinted() {
        var answer =
                scheduler.external(
                        "trigger",
                        """
                        {
                            "batchName": "batch1_demo_ext_api",
                            "batchType": "rest",
                            "excludedTasks": "",
                            "heldTasks": "",
                            "dynamicParamList":"{\\"batchParams\\":{\\"$FICMISDATE$\\":\\"2023-12-06\\"},\\"taskRuntimeParams\\":{\\"t1\\":{},\\"t2\\":{}}}"
                        }
                        """);

        var id = runOf(answer);
        assertThat(id).matches("batch1_demo_ext_api_2023-12-06_\\d{13}_1");
        assertThat(answer.asString()).isEqualTo(triggered(id));
        assertThat(status(id))
                .isEqualTo(
                        "{\"severity\":\"info\",\"batchRunId\":\""
                                + id
                                + "\",\"taskStatusList\":[{\"taskCode\":\"t1\",\"taskStatus\":\"SUCCESSFUL\",\"statusCode\":\"0\"},{\"taskCode\":\"t2\",\"taskStatus\":\"SUCCESSFUL\",\"statusCode\":\"0\"}],"
                                + "\"batchStatusCode\":\"0\",\"batchList\":[],\"batchStatus\":\"SUCCESSFUL\",\"status\":\"success\",\"statusCode\":\"0\"}");
    }

    @Test
    void triggersAGroupAsPrinted() {
        var answer =
                scheduler.external(
                        "trigger",
                        """
                        {
                            "batchName": "batchGroup1_demo_ext_api",
                            "batchType": "group",
                            "excludedTasks": "",
                            "heldTasks": "",
                            "dynamicParamList":"[{\\"batchName\\":\\"batch1_demo_ext_api\\",\\"batchParams\\":{\\"$FICMISDATE$\\":\\"2023-12-06\\"},\\"taskRuntimeParams\\":{\\"t1\\":{}}}]"
                        }
                        """);

        var id = runOf(answer);
        assertThat(answer.asString()).isEqualTo(triggered(id));
        assertThat(status(id))
                .matches(
                        "\\{\"severity\":\"info\",\"batchRunId\":\""
                                + id
                                + "\",\"batchStatusCode\":\"0\",\"batchList\":\\[\\{\"batchRunId\":\"batch1_demo_ext_api_2023-12-06_\\d{13}_1\",\"batchStatusCode\":\"0\",\"batchStatus\":\"SUCCESSFUL\"}],\"batchStatus\":\"SUCCESSFUL\",\"status\":\"success\",\"statusCode\":\"0\"}");
    }

    @Test
    void tellsTheStatusOfAFailedBatchAsPrinted() {
        var id = runOf(trigger("BatchTEST1"));

        assertThat(status(id))
                .isEqualTo(
                        "{\"severity\":\"info\",\"batchRunId\":\""
                                + id
                                + "\",\"taskStatusList\":[{\"taskCode\":\"t1\",\"taskStatus\":\"SUCCESSFUL\",\"statusCode\":\"0\"},{\"taskCode\":\"t5\",\"taskStatus\":\"FAILED\",\"statusCode\":\"-1\"}],"
                                + "\"batchStatusCode\":\"-1\",\"batchList\":[],\"batchStatus\":\"FAILED\",\"status\":\"success\",\"statusCode\":\"0\"}");
    }

    @Test
    void narrowsTheListToTheTasksAskedFor() {
        var id = runOf(trigger("BatchTEST1"));
        status(id);

        var answer =
                scheduler.external("status", "{\"batchRunId\":\"" + id + "\",\"tasks\":[\"t5\"],}");

        assertThat(answer.jsonPath().getList("taskStatusList.taskCode")).containsExactly("t5");
        assertThat(answer.jsonPath().getString("batchStatus")).isEqualTo("FAILED");
    }

    @Test
    void interruptsThenRestartsThenRerunsAsPrinted() {
        var gate = new Gate();
        worker.on("/ok", Answer.behind(gate, Answer.ok()));
        var id = runOf(trigger("batch1_demo_ext_api"));
        var body = "{\"batchName\":\"batch1_demo_ext_api\",\"batchRunID\":\"" + id + "\"}";

        var interrupted = scheduler.external("interrupt", body);
        gate.open();
        var restarted = scheduler.external("restart", body);
        status(id);
        var rerun = scheduler.external("rerun", body);

        assertThat(interrupted.asString())
                .isEqualTo(
                        "{\"severity\":\"info\",\"summary\":\"Execution interrupted successfully for Run Id: %s\",\"batchRunId\":\"%s\",\"details\":\"Execution interrupted successfully.\",\"statusCode\":\"0\",\"status\":\"success\"}"
                                .formatted(id, id));
        assertThat(restarted.asString()).isEqualTo(startedAgain("restart", id));
        assertThat(rerun.asString()).isEqualTo(startedAgain("rerun", runOf(rerun)));
        assertThat(runOf(rerun)).isNotEqualTo(id).startsWith("batch1_demo_ext_api_2023-12-06_");
    }

    @Test
    void releasesAHeldTask() {
        var id =
                runOf(
                        scheduler.external(
                                "trigger",
                                "{\"batchName\":\"batch1_demo_ext_api\",\"batchType\":\"rest\",\"heldTasks\":\"t2\"}"));
        assertThat(status(id)).contains("\"batchStatus\":\"HELD\"");

        var released =
                scheduler.external(
                        "release",
                        "{\"batchName\":\"batch1_demo_ext_api\",\"batchRunId\":\"%s\",\"tasks\":[\"t2\"]}"
                                .formatted(id));

        assertThat(released.jsonPath().getString("status")).isEqualTo("success");
        assertThat(status(id)).contains("\"batchStatus\":\"SUCCESSFUL\"");
    }

    @Test
    void answersAKeyOnceAndTheSameEverAfter() {
        var key = UUID.randomUUID().toString();

        var first = keyed(key, "batch1_demo_ext_api");
        var again = keyed(key, "batch1_demo_ext_api");
        var other = keyed(key, "BatchTEST1");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.jsonPath().getString("status")).isEqualTo("failed");
    }

    @Test
    void saysWhichPreferenceItApplied() {
        var id = runOf(trigger("batch1_demo_ext_api"));

        var answer =
                scheduler
                        .request()
                        .header("Prefer", "wait=30")
                        .contentType(ContentType.JSON)
                        .body("{\"batchRunId\":\"" + id + "\"}")
                        .post("/rest-api/v1/external/status");

        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(answer.jsonPath().getString("batchStatus")).isEqualTo("SUCCESSFUL");
    }

    @Test
    void listsAndShowsAndStreamsARun() {
        var id = runOf(trigger("BatchTEST1"));
        status(id);

        var list = scheduler.get("runs?batchName=BatchTEST1&status=FAILED&limit=1");
        var detail = scheduler.get("runs/" + id);
        var events = scheduler.get("runs/" + id + "/events");

        assertThat(list.jsonPath().getString("items[0].batchRunId")).isEqualTo(id);
        assertThat(detail.jsonPath().getString("triggeredBy")).isEqualTo("meridian.operator");
        assertThat(detail.jsonPath().getString("tasks[1].lastError")).isNotBlank();
        assertThat(detail.jsonPath().getInt("tasks[1].attempt")).isEqualTo(1);
        assertThat(events.contentType()).startsWith("text/event-stream");
        assertThat(events.asString())
                .startsWith("event:status\ndata:{\"severity\":\"info\"")
                .contains("\"batchStatus\":\"FAILED\"");
    }

    private Response trigger(String batchName) {
        return scheduler.external(
                "trigger",
                "{\"batchName\":\"" + batchName + "\",\"batchType\":\"rest\"," + DATE + "}");
    }

    private Response keyed(String key, String batchName) {
        return scheduler
                .request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"batchName\":\"" + batchName + "\",\"batchType\":\"rest\"}")
                .post("/SchedulerService/rest-api/v1/external/trigger");
    }

    /** The status once nothing moves any more. */
    private String status(String batchRunId) {
        return scheduler
                .request()
                .header("Prefer", "wait=30")
                .contentType(ContentType.JSON)
                .body("{\"batchRunId\":\"" + batchRunId + "\"}")
                .post("/SchedulerService/rest-api/v1/external/status")
                .asString();
    }

    private static String runOf(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("batchRunId");
    }

    private static String triggered(String id) {
        return "{\"severity\":\"info\",\"summary\":\"Object triggered successfully with Run Id: %s\",\"batchRunId\":\"%s\",\"details\":\"Object triggered successfully.\",\"status\":\"success\",\"statusCode\":\"0\"}"
                .formatted(id, id);
    }

    private static String startedAgain(String how, String id) {
        return "{\"severity\":\"info\",\"summary\":\"Object triggered successfully for %s with Run Id: %s\",\"batchRunId\":\"%s\",\"details\":\"Object triggered successfully.\",\"statusCode\":\"0\",\"status\":\"success\"}"
                .formatted(how, id, id);
    }

    private static String batch(String... tasks) {
        return "{\"tasks\":[" + String.join(",", tasks) + "]}";
    }

    private static String task(String code, String path) {
        return "{\"taskCode\":\"%s\",\"worker\":\"CONTRACT\",\"path\":\"%s\"}"
                .formatted(code, path);
    }
}
