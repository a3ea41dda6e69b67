package io.millrace.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;

/** The calls of the process connector, as one user of one tenant, by name and password. */
final class Connector {

    private static final String BASE = "/scheduler/connector-api";

    private final Gateway gateway;
    private final LocalRun run;

    Connector(Gateway gateway, LocalRun run) {
        this.gateway = gateway;
        this.run = run;
    }

    /** Starts a process and returns its id. */
    String start(JsonNode process) {
        Curl curl = request("POST", "/process/start").header("Content-Type", "application/json");
        return gateway.show(curl.body(process.toString())).path("robustaSpid").asText();
    }

    JsonNode showStatus(String spid) {
        return gateway.show(request("GET", "/process/status/" + spid));
    }

    JsonNode status(String spid) {
        return gateway.ask(request("GET", "/process/status/" + spid));
    }

    JsonNode showSchedule(String spid) {
        return gateway.show(request("GET", "/schedules/" + spid));
    }

    void delete(String spid) {
        gateway.show(request("DELETE", "/schedules/" + spid));
    }

    private Curl request(String method, String path) {
        String user = run.get("MILLRACE_USER") + ":" + run.get("MILLRACE_PASSWORD");
        return new Curl(method, BASE + path)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)),
                        "-u \"$MILLRACE_USER:$MILLRACE_PASSWORD\"");
    }
}
