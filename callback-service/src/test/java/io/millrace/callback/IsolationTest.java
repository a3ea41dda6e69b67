package io.millrace.callback;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A caller of harbor sees and changes nothing of meridian, through any endpoint there is. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class IsolationTest {

    private static final String STATE =
            """
            select md5(string_agg(line, ',' order by line)) from (
                select job::text as line from job where tenant = 'meridian'
                union all select audit::text from audit where tenant = 'meridian') everything
            """;

    @Inject Pool pool;

    private final CallbackClient owner = CallbackClient.as(TestUser.MERIDIAN_INTEGRATION);
    private final CallbackClient stranger = CallbackClient.as(TestUser.HARBOR_OPERATOR);

    @Test
    void thereAreNoEndpointsButThoseTriedHere() {
        var documented = new TreeSet<String>();
        Map<String, Map<String, Object>> paths =
                given().get("/ws/rest/service/v2/oic/openapi?format=json")
                        .jsonPath()
                        .getMap("paths");
        paths.forEach((path, methods) ->
                methods.keySet()
                        .forEach(method ->
                                documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(documented)
                .containsExactly(
                        "GET /ws/rest/service/v2/oic/audits", "PUT /ws/rest/service/v2/oic/job");
    }

    @Test
    void anotherTenantsJobIsUnknownAndStaysAsItIs() {
        String job = JobIds.reserved(pool, "meridian");
        String before = state();

        var answer = stranger.say(job, "Failed", "not yours");

        assertThat(answer.jsonPath().getInt("status")).isEqualTo(1803);
        assertThat(state()).isEqualTo(before);
        assertThat(owner.say(job, "Completed", "").jsonPath().getInt("status")).isEqualTo(200);
    }

    @Test
    void anotherTenantsRecordsAreNotListed() {
        String job = JobIds.reserved(pool, "meridian");
        String run = "ISO_2026-01-31_1769842800123_" + job;
        pool.preparedQuery("update job set batch_run_id = $1, task_code = 'T' where job_id = $2")
                .execute(Tuple.of(run, job))
                .await()
                .atMost(Duration.ofSeconds(10));
        owner.say(job, "Started", "");

        assertThat(stranger.audits("jobId=" + job).jsonPath().getList("items")).isEmpty();
        assertThat(stranger.audits("batchRunId=" + run).jsonPath().getList("items")).isEmpty();
        assertThat(stranger.audits("limit=1000").asString()).doesNotContain(job);
    }

    @Test
    void whoNamesAnotherTenantIsForbidden() {
        var byHeader = stranger.request().header("ofs_tenant_id", "meridian");
        assertThat(byHeader.get("/ws/rest/service/v2/oic/audits").statusCode()).isEqualTo(403);
        var byPath = stranger.request();
        assertThat(byPath.get("/meridian/ws/rest/service/v2/oic/audits").statusCode())
                .isEqualTo(403);
        var call = stranger.request().contentType(ContentType.JSON).body("{}");
        assertThat(call.put("/meridian/ws/rest/service/v2/oic/job").statusCode()).isEqualTo(403);
    }

    private String state() {
        return pool.query(STATE)
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
