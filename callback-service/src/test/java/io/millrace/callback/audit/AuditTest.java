package io.millrace.callback.audit;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.callback.CallbackClient;
import io.millrace.callback.JobIds;
import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record per call: who, when, what. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class AuditTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject Pool pool;

    private final CallbackClient worker = CallbackClient.as(TestUser.MERIDIAN_INTEGRATION);
    private final CallbackClient operator = CallbackClient.as(TestUser.MERIDIAN_OPERATOR);

    @Test
    void eachCallIsOnRecordUnderItsNumberNewestFirst() {
        String job = JobIds.reserved(pool, "meridian");
        Instant before = Instant.now().minusSeconds(1);
        long started = idOf(worker.say(job, "Started", "Process Started").jsonPath());
        long failed = idOf(worker.say(job, "Failed", "no disk").jsonPath());
        long repeated = idOf(worker.say(job, "Completed", "after all").jsonPath());

        var found = operator.audits("jobId=" + job).jsonPath();

        assertThat(found.getList("items.restAuditId", Long.class))
                .containsExactly(repeated, failed, started);
        assertThat(found.getList("items.changed", Boolean.class))
                .containsExactly(false, true, true);
        assertThat(found.getList("items.status", String.class))
                .containsExactly("Completed", "Failed", "Started");
        assertThat(found.getString("items[1].caller")).isEqualTo("meridian.integration");
        assertThat(found.getString("items[1].message")).isEqualTo("no disk");
        assertThat(found.getInt("items[1].answer")).isEqualTo(200);
        assertThat(Instant.parse(found.getString("items[1].receivedAt")))
                .isBetween(before, Instant.now().plusSeconds(1));
        assertThat(found.getString("nextCursor")).isNull();
    }

    @Test
    void callsThatCameToNothingAreOnRecordToo() {
        long badStatus =
                idOf(
                        worker.put("{\"jobId\":\"ABC\",\"status\":\"Done\",\"message\":\"m\"}")
                                .jsonPath());
        long noJob = idOf(worker.put("[]").jsonPath());

        assertThat(record(badStatus)).isEqualTo("meridian meridian.integration ABC Done m 1804");
        assertThat(record(noJob)).isEqualTo("meridian meridian.integration null null null 1801");
    }

    @Test
    void refusedCallsAreOnRecordWithoutTheirTokens() {
        var bad = given().auth().oauth2("to.ken.x").contentType(ContentType.JSON);
        long badToken = idOf(bad.put("/ws/rest/service/v2/oic/job").jsonPath());
        var foreign = worker.request().contentType(ContentType.JSON).body("{}");
        long otherTenant = idOf(foreign.put("/harbor/ws/rest/service/v2/oic/job").jsonPath());

        assertThat(record(badToken)).isEqualTo("  null null The token is not valid. 401");
        assertThat(record(otherTenant))
                .startsWith("meridian meridian.integration null null")
                .endsWith(" 403");
    }

    @Test
    void theListIsPaged() {
        String job = JobIds.reserved(pool, "meridian");
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.addFirst(idOf(worker.say(job, "Started", "again").jsonPath()));
        }

        List<Long> listed = new ArrayList<>();
        String cursor = "";
        do {
            var page = operator.audits("jobId=" + job + "&limit=2&cursor=" + cursor).jsonPath();
            listed.addAll(page.getList("items.restAuditId", Long.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(listed).isEqualTo(calls);
    }

    @Test
    void theListIsOfARunAndOfATime() {
        String job = JobIds.reserved(pool, "meridian");
        String other = JobIds.reserved(pool, "meridian");
        String run = "AUDITED_2026-01-31_1769842800123_" + job;
        pool.preparedQuery("update job set batch_run_id = $1, task_code = 'T' where job_id = $2")
                .execute(Tuple.of(run, job))
                .await()
                .atMost(PATIENCE);
        long id = idOf(worker.say(job, "Started", "mine").jsonPath());
        worker.say(other, "Started", "not mine");

        var ofRun = operator.audits("batchRunId=" + run).jsonPath();
        var ofBoth = operator.audits("batchRunId=" + run + "&jobId=" + other).jsonPath();
        String at = ofRun.getString("items[0].receivedAt");
        var from = operator.audits("batchRunId=" + run + "&from=" + at).jsonPath();
        var to = operator.audits("batchRunId=" + run + "&to=" + at).jsonPath();

        assertThat(ofRun.getList("items.restAuditId", Long.class)).containsExactly(id);
        assertThat(ofRun.getString("items[0].batchRunId")).isEqualTo(run);
        assertThat(ofRun.getString("items[0].taskCode")).isEqualTo("T");
        assertThat(ofBoth.getList("items")).isEmpty();
        assertThat(from.getList("items")).hasSize(1);
        assertThat(to.getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "from=yesterday", "to=2026-01-31", "cursor=x"})
    void whatIsNoQueryIsABadRequest(String query) {
        var answer = operator.audits(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void onlyWhoMayViewBatchesSeesThem() {
        assertThat(CallbackClient.as(TestUser.MERIDIAN_VIEWER).audits("limit=1").statusCode())
                .isEqualTo(200);
        assertThat(worker.audits("limit=1").statusCode()).isEqualTo(403);
        assertThat(given().get("/ws/rest/service/v2/oic/audits").statusCode()).isEqualTo(401);
    }

    private static long idOf(JsonPath answer) {
        return answer.getLong("rest_audit_id");
    }

    private String record(long id) {
        return pool.preparedQuery(
                        """
                        select concat_ws(' ', tenant, caller, coalesce(job_id, 'null'), coalesce(status, 'null'),
                            coalesce(message, 'null'), answer)
                        from audit where rest_audit_id = $1
                        """)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(PATIENCE);
    }
}
