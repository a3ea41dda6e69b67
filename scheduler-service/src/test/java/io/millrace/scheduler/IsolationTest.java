package io.millrace.scheduler;

import static io.millrace.testing.servers.Backing.KAFKA;
import static io.millrace.testing.servers.Backing.KEYCLOAK;
import static io.millrace.testing.servers.Backing.POSTGRESQL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.servers.WithServers;
import io.millrace.testing.token.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller of harbor sees and changes nothing of meridian, through any endpoint there is. */
@QuarkusTest
@WithServers({POSTGRESQL, KAFKA, KEYCLOAK})
class IsolationTest {

    private static final String API = "/SchedulerService/rest-api/v1/";
    private static final String RUN = "{\"batchName\":\"ISO_BATCH\",\"batchRunId\":\"@RUN\"}";
    private static final String WORKER = "{\"baseUrl\":\"http://127.0.0.1:9\"}";

    @Inject Pool pool;

    private final SchedulerClient owner = SchedulerClient.as(TestUser.MERIDIAN_OPERATOR);
    private final SchedulerClient stranger = SchedulerClient.as(TestUser.HARBOR_OPERATOR);
    private String run = "";

    /**
     * One endpoint as a stranger may try it.
     *
     * @param path as it is documented
     */
    private record Try(String method, String path, String body, int foreign) {}

    private static final List<Try> TRIES =
            List.of(
                    new Try(
                            "POST",
                            "external/trigger",
                            "{\"batchName\":\"ISO_BATCH\",\"batchType\":\"rest\"}",
                            400),
                    new Try("POST", "external/status", "{\"batchRunId\":\"@RUN\"}", 400),
                    new Try("POST", "external/interrupt", RUN, 400),
                    new Try("POST", "external/restart", RUN, 400),
                    new Try("POST", "external/rerun", RUN, 400),
                    new Try(
                            "POST",
                            "external/release",
                            "{\"batchName\":\"ISO_BATCH\",\"batchRunId\":\"@RUN\",\"tasks\":[\"T\"]}",
                            400),
                    new Try("GET", "runs", "", 200),
                    new Try("GET", "runs/{batchRunId}", "", 404),
                    new Try("GET", "runs/{batchRunId}/events", "", 404),
                    new Try("GET", "workers", "", 200),
                    new Try("GET", "workers/{code}", "", 404),
                    new Try("PUT", "workers/{code}", WORKER.replace("9", "x"), 400),
                    new Try("DELETE", "workers/{code}", "", 404),
                    new Try("GET", "batches", "", 200),
                    new Try("GET", "batches/{code}", "", 404),
                    new Try(
                            "PUT",
                            "batches/{code}",
                            "{\"tasks\":[{\"taskCode\":\"T\",\"worker\":\"ISO_WORKER\",\"path\":\"/\"}]}",
                            400),
                    new Try("DELETE", "batches/{code}", "", 404),
                    new Try("GET", "batch-groups", "", 200),
                    new Try("GET", "batch-groups/{code}", "", 404),
                    new Try(
                            "PUT",
                            "batch-groups/{code}",
                            "{\"members\":[{\"batchName\":\"ISO_BATCH\"}]}",
                            400),
                    new Try("DELETE", "batch-groups/{code}", "", 404));

    @BeforeEach
    void somethingOfMeridians() {
        owner.put("workers/ISO_WORKER", WORKER);
        owner.put(
                "batches/ISO_BATCH",
                "{\"tasks\":[{\"taskCode\":\"T\",\"worker\":\"ISO_WORKER\",\"path\":\"/\"}]}");
        owner.put("batch-groups/ISO_GROUP", "{\"members\":[{\"batchName\":\"ISO_BATCH\"}]}");
        run =
                owner.external(
                                "trigger",
                                "{\"batchName\":\"ISO_BATCH\",\"batchType\":\"rest\",\"heldTasks\":\"T\"}")
                        .jsonPath()
                        .getString("batchRunId");
        assertThat(run).isNotNull();
    }

    @Test
    void triesEveryDocumentedEndpoint() {
        var documented = new TreeSet<String>();
        Map<String, Map<String, Object>> paths =
                given().get("/SchedulerService/openapi?format=json").jsonPath().getMap("paths");
        paths.forEach((path, methods) ->
                methods.keySet()
                        .forEach(method ->
                                documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        var tried = new TreeSet<String>();
        TRIES.forEach(each -> tried.add(each.method() + " " + API + each.path()));

        documented.removeIf(each -> each.contains(" " + ConnectorClient.API)); // has its own test
        assertThat(documented).isEqualTo(tried);
    }

    @Test
    void findsNothingOfTheOtherTenant() {
        var before = StateOf.tenant(pool, "meridian");

        for (var each : TRIES) {
            var answer = send(stranger.request(), "", each);

            assertThat(answer.statusCode()).as(each + answer.asString()).isEqualTo(each.foreign());
            if (answer.statusCode() == 200) {
                assertThat(answer.asString()).doesNotContain("ISO_", run);
            }
        }

        assertThat(StateOf.tenant(pool, "meridian")).isEqualTo(before);
    }

    @Test
    void isForbiddenToNameTheOtherTenant() {
        var before = StateOf.tenant(pool, "meridian");

        for (var each : TRIES) {
            var byHeader = send(stranger.requestTo("meridian"), "", each);
            var byPath = send(stranger.request(), "/meridian", each);

            assertThat(byHeader.statusCode()).as(each.toString()).isEqualTo(403);
            assertThat(byPath.statusCode()).as(each.toString()).isEqualTo(403);
            assertThat(byHeader.asString() + byPath.asString()).doesNotContain("ISO_WORKER");
        }

        assertThat(StateOf.tenant(pool, "meridian")).isEqualTo(before);
    }

    private Response send(RequestSpecification request, String prefix, Try each) {
        var code =
                each.path().startsWith("workers")
                        ? "ISO_WORKER"
                        : each.path().startsWith("batches") ? "ISO_BATCH" : "ISO_GROUP";
        var path = each.path().replace("{code}", code).replace("{batchRunId}", run);
        if (!each.body().isEmpty()) {
            request.contentType(ContentType.JSON).body(each.body().replace("@RUN", run));
        }
        return request.request(each.method(), prefix + API + path);
    }
}
