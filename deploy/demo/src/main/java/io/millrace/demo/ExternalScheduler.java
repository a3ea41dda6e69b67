package io.millrace.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.Base64;

/** The calls of an external scheduler, as one user of one tenant. */
final class ExternalScheduler {

    private static final String CALLBACKS = "/ws/rest/service/v2/oic/audits";
    private static final String BASE = "/SchedulerService/rest-api/v1";
    private static final String SCOPE = "urn:opc:idm:__myscopes__";

    private final Gateway gateway;
    private final LocalRun run;
    private final String token;

    private ExternalScheduler(Gateway gateway, LocalRun run, String token) {
        this.gateway = gateway;
        this.run = run;
        this.token = token;
    }

    /** Gets a token first, by the password grant. */
    static ExternalScheduler signIn(Gateway gateway, LocalRun run) {
        JsonNode answer = gateway.show(tokenRequest(run));
        String token = answer.path("access_token").asText();
        if (token.isEmpty()) {
            throw new DemoFailed("The token endpoint gave no access_token.");
        }
        return new ExternalScheduler(gateway, run, token);
    }

    private static Curl tokenRequest(LocalRun run) {
        String client = run.get("MILLRACE_CLIENT_ID") + ":" + run.get("MILLRACE_CLIENT_SECRET");
        String form = "grant_type=password&username=%s&password=%s&scope=" + SCOPE;
        return new Curl("POST", "/oauth2/v1/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(client.getBytes(UTF_8)),
                        "-u \"$%s:$%s\""
                                .formatted(
                                        run.nameOf("MILLRACE_CLIENT_ID"),
                                        run.nameOf("MILLRACE_CLIENT_SECRET")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(
                        form.formatted(
                                URLEncoder.encode(run.get("MILLRACE_USER"), UTF_8),
                                URLEncoder.encode(run.get("MILLRACE_PASSWORD"), UTF_8)),
                        "-d \""
                                + form.formatted(
                                        "$" + run.nameOf("MILLRACE_USER"),
                                        "$" + run.nameOf("MILLRACE_PASSWORD"))
                                + "\"");
    }

    /** Saves a worker, batch or batch group. */
    void define(String kind, String code, JsonNode definition) {
        gateway.show(request("PUT", BASE + "/" + kind + "/" + code).body(definition.toString()));
    }

    /** Starts a batch group and returns its run id. */
    String trigger(String group, JsonNode parameters) {
        ObjectNode body = Gateway.JSON.createObjectNode();
        body.put("batchName", group).put("batchType", "group");
        body.set("dynamicParamList", parameters);
        return gateway.show(external("trigger", body)).path("batchRunId").asText();
    }

    void restart(String group, String batchRunId) {
        ObjectNode body = Gateway.JSON.createObjectNode();
        body.put("batchName", group).put("batchRunId", batchRunId);
        gateway.show(external("restart", body));
    }

    RunStatus showStatus(String batchRunId) {
        return RunStatus.of(batchRunId, gateway.show(statusRequest(batchRunId)));
    }

    RunStatus status(String batchRunId) {
        return RunStatus.of(batchRunId, gateway.ask(statusRequest(batchRunId)));
    }

    /** The run with its tasks' attempts, times, errors and answers. */
    JsonNode showDetails(String batchRunId) {
        return gateway.show(request("GET", BASE + "/runs/" + batchRunId));
    }

    JsonNode details(String batchRunId) {
        return gateway.ask(request("GET", BASE + "/runs/" + batchRunId));
    }

    /** What workers told of the run's asynchronous tasks, newest first. */
    JsonNode showCallbacks(String batchRunId) {
        return gateway.show(request("GET", CALLBACKS + "?batchRunId=" + batchRunId));
    }

    JsonNode callbacks(String batchRunId) {
        return gateway.ask(request("GET", CALLBACKS + "?batchRunId=" + batchRunId));
    }

    private Curl statusRequest(String batchRunId) {
        return external("status", Gateway.JSON.createObjectNode().put("batchRunId", batchRunId));
    }

    private Curl external(String call, JsonNode body) {
        return request("POST", BASE + "/external/" + call).body(body.toString());
    }

    /** A request with the token and the headers. */
    Curl request(String method, String path) {
        Curl curl =
                new Curl(method, path)
                        .header(
                                "Authorization",
                                "Bearer " + token,
                                "-H \"Authorization: Bearer $TOKEN\"")
                        .header("ofs_tenant_id", run.tenant())
                        .header("ofs_service_id", run.get("MILLRACE_SERVICE_ID"))
                        .header("ofs_workspace_id", "WS001")
                        .header("ofs_remote_user", run.get("MILLRACE_USER"))
                        .header("locale", "en-US");
        return method.equals("GET") ? curl : curl.header("Content-Type", "application/json");
    }
}
