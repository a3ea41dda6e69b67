package io.millrace.scheduler.external;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.SchedulerClient;
import io.millrace.scheduler.StateOf;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.FakeWorker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code of the table, with nothing changed. Harbor's state rests while nobody triggers. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class RequestCodeTest {

    private static final String TRIGGER = "/SchedulerService/rest-api/v1/external/trigger";

    private static FakeWorker worker;

    @Inject Pool pool;

    private final SchedulerClient scheduler = SchedulerClient.as(TestUser.HARBOR_OPERATOR);
    private String held = "";
    private String interrupted = "";
    private String successful = "";

    @BeforeAll
    static void start() {
        worker = FakeWorker.start();
    }

    @AfterAll
    static void stop() {
        worker.close();
    }

    @BeforeEach
    void runs() {
        scheduler.put("workers/CODES", "{\"baseUrl\":\"" + worker.url() + "\"}");
        scheduler.put(
                "batches/CODED",
                "{\"tasks\":[{\"taskCode\":\"T1\",\"worker\":\"CODES\",\"path\":\"/\"}]}");
        scheduler.put("batches/EMPTY", "{}");
        scheduler.put("batch-groups/HOLLOW", "{\"members\":[{\"batchName\":\"EMPTY\"}]}");
        scheduler.put("batch-groups/GROUPED", "{\"members\":[{\"batchName\":\"CODED\"}]}");
        held = over(trigger("\"heldTasks\":\"T1\""));
        interrupted = over(trigger("\"heldTasks\":\"T1\""));
        scheduler.external("interrupt", run(interrupted));
        successful = over(trigger("\"heldTasks\":\"\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "trigger | -4 | not json",
                "trigger | -4 | []",
                "trigger | -4 | {}",
                "trigger | -4 | {'batchName':'','batchType':'rest'}",
                "trigger | -4 | {'batchName':'CODED','batchType':'both'}",
                "trigger | -4 | {'batchName':'CODED','batchType':'rest','dynamicParamList':'{'}",
                "trigger | -4 | {'batchName':'CODED','batchType':'rest','dynamicParamList':{'batchParams':{'$FICMISDATE$':'2023-02-30'}}}",
                "trigger | -4 | {'batchName':'CODED','batchType':'rest','dynamicParamList':{'taskRuntimeParams':{'NOPE':{}}}}",
                "trigger | -4 | {'batchName':'CODED','batchType':'rest','excludedTasks':'NOPE'}",
                "trigger | -4 | {'batchName':'CODED','batchType':'rest','heldTasks':'NOPE'}",
                "trigger | -4 | {'batchName':'CODED','batchType':'rest','includedTasks':'NOPE'}",
                "trigger | -4 | {'batchName':'CODED','batchType':'rest','excludedTasks':'T1','heldTasks':'T1'}",
                "trigger | -4 | {'batchName':'GROUPED','batchType':'group','dynamicParamList':[{'batchName':'NOPE'}]}",
                "trigger | -3 | {'batchName':'NOPE','batchType':'rest'}",
                "trigger | -3 | {'batchName':'CODED','batchType':'group'}",
                "trigger | -3 | {'batchName':'GROUPED','batchType':'rest'}",
                "trigger | -6 | {'batchName':'EMPTY','batchType':'rest'}",
                "trigger | -6 | {'batchName':'CODED','batchType':'rest','excludedTasks':'T1'}",
                "trigger | -6 | {'batchName':'HOLLOW','batchType':'group'}",
                "trigger | -6 | {'batchName':'GROUPED','batchType':'group','excludedTasks':'CODED'}",
                "status | -4 | {}",
                "status | -4 | {'batchRunId':['x']}",
                "status | -4 | {'batchRunId':'HELD','tasks':'T1'}",
                "status | -3 | {'batchRunId':'nothing'}",
                "status | -3 | {'batchRunId':'CODED_2023-12-06_1701839464230_1'}",
                "status | -3 | {'batchRunId':'HELD','tasks':['NOPE']}",
                "interrupt | -4 | {'batchName':'CODED'}",
                "interrupt | -3 | {'batchName':'EMPTY','batchRunId':'HELD'}",
                "interrupt | -7 | {'batchName':'CODED','batchRunId':'INTERRUPTED'}",
                "interrupt | -8 | {'batchName':'CODED','batchRunId':'SUCCESSFUL'}",
                "restart | -4 | {'batchRunId':'HELD'}",
                "restart | -3 | {'batchName':'CODED','batchRunId':'CODED_2023-12-06_1701839464230_1'}",
                "restart | -8 | {'batchName':'CODED','batchRunId':'SUCCESSFUL'}",
                "rerun | -4 | {'batchName':7.5,'batchRunId':true}",
                "rerun | -3 | {'batchName':'NOPE','batchRunId':'HELD'}",
                "release | -4 | {'batchName':'CODED','batchRunId':'HELD'}",
                "release | -3 | {'batchName':'NOPE','batchRunId':'HELD','tasks':['T1']}"
            })
    void refusesAndChangesNothing(String call, String code, String body) {
        var before = StateOf.tenant(pool, "harbor");
        var sent =
                body.replace('\'', '"')
                        .replace("HELD", held)
                        .replace("INTERRUPTED", interrupted)
                        .replace("SUCCESSFUL", successful);

        var answer = scheduler.external(call, sent);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertRefusal(answer, code);
        assertThat(StateOf.tenant(pool, "harbor")).isEqualTo(before);
    }

    @Test
    void echoesTheRunThatWasSent() {
        var answer =
                scheduler.external(
                        "interrupt", "{\"batchName\":\"CODED\",\"batchRunID\":\"some run\"}");

        assertThat(answer.jsonPath().getString("batchRunId")).isEqualTo("some run");
        assertThat(answer.asString())
                .startsWith(
                        "{\"severity\":\"error\",\"summary\":\"Object does not exist\",\"batchRunId\":\"some run\",\"details\":")
                .endsWith("\"status\":\"failed\",\"statusCode\":\"-3\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "ofs_tenant_id,400",
        "ofs_service_id,400",
        "ofs_workspace_id,400",
        "ofs_remote_user,400"
    })
    void refusesARequestWithoutAHeader(String header, int status) {
        var specification = given().spec(scheduler.request()).contentType(ContentType.JSON);
        ((io.restassured.specification.FilterableRequestSpecification) specification)
                .removeHeader(header);

        var answer = specification.body("{\"batchRunId\":\"some run\"}").post(TRIGGER);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertRefusal(answer, "-5");
        assertThat(answer.jsonPath().getString("details")).contains(header);
        assertThat(answer.jsonPath().getString("batchRunId")).isEqualTo("some run");
    }

    @Test
    void refusesABadBearer() {
        var answer =
                given().auth()
                        .oauth2("nonsense")
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(TRIGGER);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertRefusal(answer, "-5");
    }

    @Test
    void refusesAUserWithoutTheFunction() {
        var answer =
                SchedulerClient.as(TestUser.MERIDIAN_VIEWER)
                        .external("trigger", "{\"batchName\":\"CODED\",\"batchType\":\"rest\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertRefusal(answer, "-5");
    }

    private static void assertRefusal(Response answer, String code) {
        var text =
                switch (code) {
                    case "-3" -> "Object does not exist";
                    case "-4" ->
                            "Invalid arguments passed in request/not enough params in Request body";
                    case "-5" -> "Invalid request headers/request headers missing";
                    case "-6" -> "No executable job is present";
                    case "-7" -> "Job is already interrupted";
                    case "-8" -> "Job is not ongoing/aborted";
                    default -> "Failure";
                };
        assertThat(answer.jsonPath().getString("statusCode")).as(answer.asString()).isEqualTo(code);
        assertThat(answer.jsonPath().getString("summary")).isEqualTo(text);
        assertThat(answer.jsonPath().getString("severity")).isEqualTo("error");
        assertThat(answer.jsonPath().getString("status")).isEqualTo("failed");
        assertThat(answer.jsonPath().getString("details")).isNotBlank();
        assertThat(answer.jsonPath().getString("batchRunId")).isNotNull();
    }

    private String trigger(String lists) {
        return scheduler
                .external(
                        "trigger", "{\"batchName\":\"CODED\",\"batchType\":\"rest\"," + lists + "}")
                .jsonPath()
                .getString("batchRunId");
    }

    private static String run(String batchRunId) {
        return "{\"batchName\":\"CODED\",\"batchRunId\":\"" + batchRunId + "\"}";
    }

    private String over(String batchRunId) {
        scheduler
                .request()
                .header("Prefer", "wait=30")
                .contentType(ContentType.JSON)
                .body("{\"batchRunId\":\"" + batchRunId + "\"}")
                .post("/SchedulerService/rest-api/v1/external/status");
        return batchRunId;
    }
}
