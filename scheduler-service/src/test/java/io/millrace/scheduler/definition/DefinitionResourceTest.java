package io.millrace.scheduler.definition;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.scheduler.SchedulerClient;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class DefinitionResourceTest {

    private static final String WORKER = "{\"baseUrl\":\"http://127.0.0.1:9\"}";

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

    private static String batch(String task) {
        return "{\"tasks\":[{\"taskCode\":\"%s\",\"worker\":\"LEDGER\",\"path\":\"/load\"}]}"
                .formatted(task);
    }
}
