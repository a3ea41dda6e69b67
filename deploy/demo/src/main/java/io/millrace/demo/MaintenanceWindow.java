package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** A customer books windows of an instance, meets a conflict, and sees a bounce run. */
final class MaintenanceWindow {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 200;
    private static final String CUSTOMER = "/selfservice/v1/customers/30061204/";
    private static final String INSTANCE = CUSTOMER + "EBSO/products/bounce/instances/PROD1";

    private final ExternalScheduler scheduler;
    private final Gateway gateway;
    private final LocalRun run;
    private final Console console;
    private final CustomerIssuer issuer = new CustomerIssuer();
    private String identifier = "";

    MaintenanceWindow(ExternalScheduler scheduler, Gateway gateway, LocalRun run, Console console) {
        this.scheduler = scheduler;
        this.gateway = gateway;
        this.run = run;
        this.console = console;
    }

    void play() {
        console.step("A customer's keys and instance are made known; its lead time is a short one");
        introduce();
        console.step("Two bounces want the same night: the second hears of the first");
        String first = ask();
        String second = ask();
        Instant night = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(7));
        gateway.show(schedule(first, night));
        gateway.showRefused(schedule(second, night.plusSeconds(30)), 409);
        gateway.show(put(first, "{\"action\":\"cancel\"}"));
        console.step("The second is booked for now: its batch runs when its window begins");
        gateway.show(
                schedule(second, Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(4)));
        untilClosed(second);
        JsonNode ended =
                gateway.show(
                        customers(
                                "GET", "/selfservice/v1/executions/" + second + "/status/details"));
        if (!ended.path("subStatus").asText().equals("Successful")) {
            throw new DemoFailed("The bounce ended " + ended.path("subStatus").asText() + ".");
        }
    }

    private void introduce() {
        issuer.publish(Path.of(run.get("MILLRACE_JWKS_FILE")));
        String keys =
                "{\"jwksUri\":\"%s\",\"issuer\":\"%s\",\"audience\":\"%s\"}"
                        .formatted(
                                run.get("MILLRACE_JWKS_URL"),
                                CustomerIssuer.NAME,
                                CustomerIssuer.AUDIENCE);
        identifier =
                gateway.show(scheduler.request("POST", CUSTOMER + "jwks").body(keys))
                        .path("identifier")
                        .asText();
        gateway.show(
                scheduler
                        .request("PUT", CUSTOMER + "EBSO/instances/PROD1")
                        .body(
                                "{\"batchName\":\"BOUNCE_EBS\",\"optedIn\":true,\"hosts\":[\"app1.example.com\"],\"leadTime\":\"PT1S\"}"));
    }

    private String ask() {
        return gateway.show(
                        customers("POST", INSTANCE + "/executions")
                                .body(
                                        "{\"operation\":\"bounce\",\"services\":\"All\",\"duration\":{\"unit\":\"minutes\",\"value\":1}}"))
                .path("id")
                .asText();
    }

    private Curl schedule(String execution, Instant start) {
        return put(execution, "{\"scheduledTime\":\"" + start + "\",\"action\":\"schedule\"}");
    }

    private Curl put(String execution, String body) {
        return customers("PUT", INSTANCE + "/executions/" + execution).body(body);
    }

    private Curl customers(String method, String path) {
        return new Curl(method, path)
                .header(
                        "Authorization",
                        "Bearer " + issuer.token(),
                        "-H \"Authorization: Bearer $CUSTOMER_TOKEN\"")
                .header("Identifier", identifier)
                .header("Content-Type", "application/json");
    }

    private void untilClosed(String execution) {
        Instant end = Instant.now().plus(LONGEST);
        while (!status(execution).equals("Closed")) {
            if (Instant.now().isAfter(end)) {
                throw new DemoFailed("The bounce has not ended within " + LONGEST + ".");
            }
            pause();
        }
    }

    private String status(String execution) {
        return gateway.ask(customers("GET", "/selfservice/v1/executions/status?id=" + execution))
                .path(0)
                .path("status")
                .asText();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("The demo was interrupted.", e);
        }
    }
}
