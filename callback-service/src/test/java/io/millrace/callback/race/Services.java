package io.millrace.callback.race;

import static io.restassured.RestAssured.given;

import io.millrace.platform.tracing.TraceParent;
import io.millrace.testing.pod.Pod;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import io.millrace.testing.token.TestUser;
import io.millrace.testing.token.Tokens;
import io.millrace.testing.worker.FakeWorker;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Scheduler and callback service beside each other, on real servers, and one worker. */
final class Services implements AutoCloseable {

    static final Set<Backing> SERVERS = Set.of(Backing.POSTGRESQL, Backing.KAFKA, Backing.KEYCLOAK);
    private static final String JOB = "/ws/rest/service/v2/oic/job";
    private static final String API = "/SchedulerService/rest-api/v1/";

    final FakeWorker worker = FakeWorker.start();
    final Pod callback;
    final Pod scheduler;
    private final String operator;
    private final String integration;

    Services(Path folder) {
        var tokens = Tokens.fromKeycloak();
        operator = tokens.of(TestUser.MERIDIAN_OPERATOR);
        integration = tokens.of(TestUser.MERIDIAN_INTEGRATION);
        callback = new Pod("callback-service", folder, settings("callback-service", Map.of()));
        scheduler =
                new Pod(
                        "scheduler-service",
                        folder,
                        settings(
                                "scheduler-service",
                                Map.of(
                                        "millrace.engine.lease",
                                        "PT3S",
                                        "millrace.callback.url",
                                        callbackUrl(),
                                        "millrace.callback.service-url",
                                        callback.at("").toString())));
        callback.awaitReady();
        scheduler.awaitReady();
    }

    private static Map<String, String> settings(String service, Map<String, String> own) {
        Map<String, String> settings = new TreeMap<>(BackingServers.settings(SERVERS, service));
        settings.put("millrace.kafka.group", service + "-races");
        settings.putAll(own);
        return settings;
    }

    String callbackUrl() {
        return callback.at(JOB).toString();
    }

    /** What a worker tells of its job. */
    Response say(String job, String status, String message) {
        return say(given(), job, status, message);
    }

    /** The same in the trace that the worker was called in. */
    Response say(String job, String status, String message, String traceparent) {
        return say(given().header(TraceParent.HEADER, traceparent), job, status, message);
    }

    private Response say(RequestSpecification request, String job, String status, String message) {
        return request.auth()
                .oauth2(integration)
                .contentType(ContentType.JSON)
                .body(Map.of("jobId", job, "status", status, "message", message))
                .put(callback.at(JOB));
    }

    JsonPath audits(String batchRunId) {
        return given().auth()
                .oauth2(operator)
                .get(callback.at("/ws/rest/service/v2/oic/audits?batchRunId=" + batchRunId))
                .jsonPath();
    }

    Response define(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).put(scheduler.at(API + path));
    }

    Response external(String call, String body) {
        return external(request(), call, body);
    }

    /** The same in a trace that the caller began. */
    Response external(String call, String body, String traceparent) {
        return external(request().header(TraceParent.HEADER, traceparent), call, body);
    }

    private Response external(RequestSpecification request, String call, String body) {
        return request.header("Prefer", "wait=30")
                .contentType(ContentType.JSON)
                .body(body)
                .post(scheduler.at(API + "external/" + call));
    }

    /** The run's only task. */
    JsonPath task(String batchRunId) {
        return request()
                .get(scheduler.at(API + "runs/" + batchRunId))
                .jsonPath()
                .setRootPath("tasks[0]");
    }

    private RequestSpecification request() {
        return given().auth()
                .oauth2(operator)
                .header("ofs_tenant_id", "meridian")
                .header("ofs_service_id", "ledger")
                .header("ofs_workspace_id", "WS001")
                .header("ofs_remote_user", TestUser.MERIDIAN_OPERATOR.username());
    }

    @Override
    public void close() {
        scheduler.close();
        callback.close();
        worker.close();
    }
}
