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
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the guides print of groups, and the bodies they print that are no JSON. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class PrintedGroupTest {

    /** To the letter, with its two backslashes behind the second date. */
    private static final String PRINTED_GROUP_BODY =
            """
            {
                "batchName": "<BATCHGROUP CODE>",
                "batchType": "group",
                "excludedTasks": "",
                "heldTasks": "",
                "dynamicParamList":"[{\\"batchName\\":\\"<BATCH_CODE1>\\",\\"batchParams\\":{\\"<TASK
            CODE1>\\":{},\\"<TASK CODE2>\\":{}}},
            {\\"batchName\\":\\"<BATCH_CODE2>\\",\\"batchParams\\":{\\"$FICMISDATE$\\":\\"<BATCH_CODE2>\\",\\"batchParams\\":{\\"$FICMISDATE$\\\\":\\"<MISDate(yyyy-mm-dd)>\\"},\\"taskRuntimeParams\\":{\\"$TASK_CODE1>\\":{}}}]"
            }
            """;

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
        scheduler.put("workers/PRINTED", "{\"baseUrl\":\"" + worker.url() + "\"}");
        scheduler.put(
                "batches/B2001",
                "{\"tasks\":[{\"taskCode\":\"T1\",\"worker\":\"PRINTED\",\"path\":\"/ok\"}]}");
        scheduler.put("batch-groups/G2001", "{\"members\":[{\"batchName\":\"B2001\"}]}");
    }

    @Test
    void refusesTheGroupBodyAsItIsPrinted() {
        var answer = scheduler.external("trigger", PRINTED_GROUP_BODY);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString())
                .startsWith(
                        "{\"severity\":\"error\",\"summary\":\"Invalid arguments passed in request/not enough params in Request body\",\"batchRunId\":\"\",\"details\":\"The request body is not valid JSON: ")
                .endsWith(",\"status\":\"failed\",\"statusCode\":\"-4\"}");
    }

    @Test
    void triggersABatchWithParametersAsAnObject() {
        var answer =
                scheduler.external(
                        "trigger",
                        """
                        {
                            "batchName": "B2001",
                            "batchType": "rest",
                            "dynamicParamList": {
                                "batchParams": {
                                  "$FICMISDATE$": "2022-05-20"
                             }
                            }
                        }
                        """);

        assertThat(answer.jsonPath().getString("batchRunId")).matches("B2001_2022-05-20_\\d{13}_1");
    }

    @Test
    void namesARunByTheDateThatItsBatchGives() {
        scheduler.put(
                "batches/B2001",
                "{\"batchParams\":{\"$FICMISDATE$\":\"2024-02-29\"},\"tasks\":[{\"taskCode\":\"T1\",\"worker\":\"PRINTED\",\"path\":\"/ok\"}]}");

        assertThat(scheduler.trigger("B2001", "rest")).startsWith("B2001_2024-02-29_");
    }

    @Test
    void tellsAGroupsStatusForTheBodyWithItsPrintedComma() {
        var id = scheduler.trigger("G2001", "group");
        scheduler.endOf(id);

        var answer = scheduler.external("status", "{\n    \"batchRunId\": \"" + id + "\",\n}");

        assertThat(answer.asString())
                .matches(
                        "\\{\"severity\":\"info\",\"batchRunId\":\""
                                + id
                                + "\",\"batchStatusCode\":\"0\",\"batchList\":\\[\\{\"batchRunId\":\"B2001_[-0-9]{10}_\\d{13}_1\",\"batchStatusCode\":\"0\",\"batchStatus\":\"SUCCESSFUL\"}],\"batchStatus\":\"SUCCESSFUL\",\"status\":\"success\",\"statusCode\":\"0\"}");
    }

    @Test
    void showsTheMembersOfAGroupsRun() {
        var id = scheduler.trigger("G2001", "group");
        scheduler.endOf(id);

        var run = scheduler.get("runs/" + id);

        assertThat(run.statusCode()).isEqualTo(200);
        assertThat(run.jsonPath().getString("batchRunId")).isEqualTo(id);
        assertThat(run.jsonPath().getList("members.batchName", String.class))
                .containsExactly("B2001");
        assertThat(run.jsonPath().getMap("$")).doesNotContainKey("tasks");
    }

    @Test
    void interruptsThenRestartsThenRerunsAGroup() {
        var gate = new Gate();
        worker.on("/ok", Answer.behind(gate, Answer.ok()));
        var id = scheduler.trigger("G2001", "group");
        var body = "{\n    \"batchName\": \"G2001\",\n    \"batchRunId\": \"%s\"\n}".formatted(id);

        var interrupted = scheduler.external("interrupt", body);
        gate.open();
        var restarted = scheduler.external("restart", body);
        var end = scheduler.endOf(id);
        var rerun = scheduler.external("rerun", body);

        assertThat(interrupted.asString())
                .isEqualTo(
                        "{\"severity\":\"info\",\"summary\":\"Execution interrupted successfully for Run Id: %s\",\"batchRunId\":\"%s\",\"details\":\"Execution interrupted successfully.\",\"statusCode\":\"0\",\"status\":\"success\"}"
                                .formatted(id, id));
        assertThat(restarted.asString()).isEqualTo(again("restart", id));
        assertThat(end).isEqualTo("SUCCESSFUL");
        assertThat(rerun.asString()).isEqualTo(again("rerun", idOf(rerun)));
        assertThat(idOf(rerun)).isNotEqualTo(id);
    }

    @Test
    void aRerunUnderAKeyIsMadeOnce() {
        var id = scheduler.trigger("G2001", "group");
        scheduler.endOf(id);
        var body = "{\"batchName\":\"G2001\",\"batchRunId\":\"%s\"}".formatted(id);
        var key = "rerun-" + id;

        var first = scheduler.external("rerun", key, body);
        var again = scheduler.external("rerun", key, body);
        var otherCall = scheduler.external("trigger", key, body);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(idOf(scheduler.external("rerun", body))).isNotEqualTo(idOf(first));
        assertThat(otherCall.statusCode()).isEqualTo(400);
    }

    @Test
    void aRefusedCallLeavesItsKeyFree() {
        var key = "refused-" + System.nanoTime();
        var body = "{\"batchName\":\"LATER\",\"batchType\":\"rest\"}";

        var refused = scheduler.external("trigger", key, body);
        scheduler.put(
                "batches/LATER",
                "{\"tasks\":[{\"taskCode\":\"T1\",\"worker\":\"PRINTED\",\"path\":\"/ok\"}]}");
        var accepted = scheduler.external("trigger", key, body);
        scheduler.endOf(idOf(accepted));
        scheduler.delete("batches/LATER");

        assertThat(refused.jsonPath().getString("statusCode")).isEqualTo("-3");
        assertThat(accepted.statusCode()).isEqualTo(200);
    }

    @Test
    void anEmptyKeyIsRefusedInSoManyWords() {
        var answer =
                scheduler.external(
                        "trigger", "", "{\"batchName\":\"B2001\",\"batchType\":\"rest\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("detail")).startsWith("Idempotency-Key must be ");
    }

    private static String again(String how, String id) {
        return "{\"severity\":\"info\",\"summary\":\"Object triggered successfully for %s with Run Id: %s\",\"batchRunId\":\"%s\",\"details\":\"Object triggered successfully.\",\"statusCode\":\"0\",\"status\":\"success\"}"
                .formatted(how, id, id);
    }

    private static String idOf(Response answer) {
        return answer.jsonPath().getString("batchRunId");
    }
}
