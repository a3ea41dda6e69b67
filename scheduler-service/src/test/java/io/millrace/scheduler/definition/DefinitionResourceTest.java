package io.millrace.scheduler.definition;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.retention.Retention;
import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.worker.Answer;
import io.millrace.testing.worker.FakeWorker;
import io.millrace.testing.worker.Gate;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class DefinitionResourceTest {

    private static final String WORKER = "{\"baseUrl\":\"http://127.0.0.1:9\"}";

    @Inject Pool pool;
    @Inject Retention retention;

    private final SchedulerClient operator = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);
    private final SchedulerClient viewer = SchedulerClient.as(TestUser.MERIDIAN_VIEWER);
    private final SchedulerClient harbor = SchedulerClient.as(TestUser.HARBOR_OPERATOR);

    @BeforeEach
    void aWorker() {
        operator.put("workers/LEDGER", WORKER);
    }

    @Test
    void createsThenReplacesThenDeletesABatch() {
        var created = operator.put("batches/LIFE", batch("LOAD"));
        var replaced = operator.put("batches/LIFE", batch("LOAD2"));
        var shown = operator.get("batches/LIFE");
        var deleted = operator.delete("batches/LIFE");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location"))
                .isEqualTo("/SchedulerService/rest-api/v1/batches/LIFE");
        assertThat(replaced.statusCode()).isEqualTo(200);
        assertThat(replaced.header("ETag")).isNotEqualTo(created.header("ETag"));
        assertThat(shown.header("ETag")).isEqualTo(replaced.header("ETag"));
        assertThat(shown.asString())
                .isEqualTo(
                        "{\"code\":\"LIFE\",\"tasks\":[{\"taskCode\":\"LOAD2\",\"worker\":\"LEDGER\",\"path\":\"/load\"}]}");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(operator.get("batches/LIFE").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatWasSavedWhenTheConditionFails() {
        var tag = operator.put("batches/COND", batch("A")).header("ETag");
        operator.put("batches/COND", batch("B"));

        var outdated =
                operator.request()
                        .header("If-Match", tag)
                        .contentType(ContentType.JSON)
                        .body(batch("C"))
                        .put("/SchedulerService/rest-api/v1/batches/COND");

        assertThat(outdated.statusCode()).isEqualTo(412);
        assertThat(operator.get("batches/COND").asString()).contains("\"taskCode\":\"B\"");
    }

    @Test
    void namesEveryUnknownWorker() {
        var refused =
                operator.put(
                        "batches/UNKNOWN",
                        "{\"tasks\":[{\"taskCode\":\"A\",\"worker\":\"NOBODY\",\"path\":\"/\"}]}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/tasks/0/worker");
        assertThat(operator.get("batches/UNKNOWN").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToDeleteWhatIsReferredTo() {
        operator.put("workers/USED", WORKER);
        operator.put(
                "batches/USES",
                "{\"tasks\":[{\"taskCode\":\"A\",\"worker\":\"USED\",\"path\":\"/\"}]}");
        operator.put("batch-groups/HAS", "{\"members\":[{\"batchName\":\"USES\"}]}");

        assertThat(operator.delete("workers/USED").statusCode()).isEqualTo(409);
        assertThat(operator.delete("batches/USES").statusCode()).isEqualTo(409);
        assertThat(operator.delete("batch-groups/HAS").statusCode()).isEqualTo(204);
        assertThat(operator.delete("batches/USES").statusCode()).isEqualTo(204);
        assertThat(operator.delete("workers/USED").statusCode()).isEqualTo(204);
    }

    @Test
    void listsByPages() {
        for (var code : new String[] {"PAGE_A", "PAGE_B", "PAGE_C"}) {
            harbor.put("workers/" + code, WORKER);
        }

        var first = harbor.get("workers?limit=2");
        var second =
                harbor.get("workers?limit=2&cursor=" + first.jsonPath().getString("nextCursor"));

        assertThat(first.jsonPath().getList("items.code")).containsExactly("PAGE_A", "PAGE_B");
        assertThat(second.jsonPath().getList("items.code")).containsExactly("PAGE_C");
        assertThat(second.jsonPath().getString("nextCursor")).isNull();
        assertThat(harbor.get("workers?limit=0").statusCode()).isEqualTo(400);
        assertThat(harbor.get("workers?cursor=x").statusCode()).isEqualTo(400);
    }

    @Test
    void showsNoValueOfASecretParameterButKeepsIt() {
        var body =
                "{\"batchParams\":{\"API_KEY\":\"hush\",\"REF\":\"${secret:X}\",\"OPEN\":1.50},\"secretParams\":[\"API_KEY\",\"REF\"]}";
        operator.put("batches/SECRETS", body);

        var shown = operator.get("batches/SECRETS").asString();
        operator.put("batches/SECRETS", shown);

        assertThat(shown)
                .doesNotContain("hush")
                .contains("\"API_KEY\":\"********\"", "${secret:X}", "1.50");
        assertThat(operator.get("batches/SECRETS").asString()).isEqualTo(shown);
    }

    @Test
    void needsTheFunctionOfEachVerb() {
        operator.put("batches/GUARDED", batch("A"));

        var add = viewer.put("batches/NEW", batch("A"));

        assertThat(add.statusCode()).isEqualTo(403);
        assertThat(add.jsonPath().getString("statusCode")).isEqualTo("-5");
        assertThat(viewer.put("batches/GUARDED", batch("B")).statusCode()).isEqualTo(403);
        assertThat(viewer.delete("batches/GUARDED").statusCode()).isEqualTo(403);
    }

    @Test
    void refusesACodeThatIsNone() {
        var refused = operator.put("batches/1A", batch("A"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/code");
    }

    @Test
    void savingWhatIsThereChangesNothing() {
        var first =
                operator.put(
                        "batches/SAME", "{\"batchParams\":{\"X\":1.50,\"Y\":{}},\"tasks\":[]}");
        long versions = versions("SAME");

        var again =
                operator.put(
                        "batches/SAME", "{\"tasks\":[],\"batchParams\":{\"Y\":{},\"X\":1.50}}");
        var other =
                operator.put("batches/SAME", "{\"batchParams\":{\"X\":1.5,\"Y\":{}},\"tasks\":[]}");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(other.header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(versions("SAME")).isEqualTo(versions + 1);
    }

    @Test
    void dropsVersionsThatNoKeptRunCanHave() {
        operator.put("batches/PRUNED", batch("A"));
        operator.put("batches/PRUNED", batch("B"));
        operator.put("batches/PRUNED", batch("C"));
        sql(
                "update definition_version set retired_at = '2001-01-01' where code = 'PRUNED' and body::text like '%\"A\"%'");

        retention.prune().await().atMost(Duration.ofSeconds(30));

        assertThat(versions("PRUNED")).isEqualTo(2);
        assertThat(operator.get("batches/PRUNED").asString()).contains("\"C\"");
    }

    @Test
    void keepsABatchAndItsWorkerWhileARunIsGoing() {
        var gate = new Gate();
        try (var worker = FakeWorker.start().on("/load", Answer.behind(gate, Answer.ok()))) {
            operator.put("workers/BUSY", "{\"baseUrl\":\"" + worker.url() + "\"}");
            operator.put("batches/GOING", batch("A").replace("LEDGER", "BUSY"));
            var run = operator.trigger("GOING", "rest");

            var batch = operator.delete("batches/GOING");
            operator.put("batches/GOING", batch("A"));
            var itsWorker = operator.delete("workers/BUSY");
            gate.open();
            operator.endOf(run);

            assertThat(batch.statusCode()).isEqualTo(409);
            assertThat(batch.jsonPath().getString("detail")).contains(run);
            assertThat(itsWorker.statusCode()).isEqualTo(409);
            assertThat(itsWorker.jsonPath().getString("detail")).contains(run);
            assertThat(operator.delete("workers/BUSY").statusCode()).isEqualTo(204);
            assertThat(operator.delete("batches/GOING").statusCode()).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workers?limit=",
                "batches?limit=",
                "runs?limit=",
                "runs?limit=1001",
                "runs?limit=x"
            })
    void aLimitThatIsNoneIsRefusedInSoManyWords(String path) {
        var refused = operator.get(path);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("detail")).contains("limit", "1", "1000");
    }

    @Test
    void keepsTenThousandTasks() {
        var tasks =
                IntStream.range(0, 10_000)
                        .mapToObj(i ->
                                "{\"taskCode\":\"T%05d\",\"worker\":\"LEDGER\",\"path\":\"/noop\"}"
                                        .formatted(i))
                        .collect(Collectors.joining(",", "{\"tasks\":[", "]}"));

        assertThat(operator.put("batches/WIDE", tasks).statusCode()).isEqualTo(201);
        assertThat(operator.get("batches/WIDE").jsonPath().getList("tasks")).hasSize(10_000);
    }

    private long versions(String code) {
        return pool.preparedQuery("select count(*) from definition_version where code = $1")
                .execute(Tuple.of(code))
                .map(rows -> rows.iterator().next().getLong(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().atMost(Duration.ofSeconds(10));
    }

    private static String batch(String task) {
        return "{\"tasks\":[{\"taskCode\":\"%s\",\"worker\":\"LEDGER\",\"path\":\"/load\"}]}"
                .formatted(task);
    }
}
