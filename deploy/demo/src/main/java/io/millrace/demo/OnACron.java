package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Starts a process that runs every few seconds, asks for its outputs, and deletes its schedule. */
final class OnACron {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 200;

    private final Connector connector;
    private final Console console;

    OnACron(Connector connector, Console console) {
        this.connector = connector;
        this.console = console;
    }

    void play() {
        console.step("The process connector: the day's count, every three seconds");
        String spid = connector.start(process());
        console.step("Its schedule, and its status before the first firing and after it");
        connector.showSchedule(spid);
        connector.showStatus(spid);
        untilOver(spid);
        showOutputs(connector.showStatus(spid));
        console.step("No more of it");
        connector.delete(spid);
    }

    private static ObjectNode process() {
        ObjectNode process = Gateway.JSON.createObjectNode().put("name", "DAY_COUNT");
        process.putObject("values").put("REGION", "EU");
        return process.put("quartzDef", "0/3 * * * * ?").put("retryCount", "1");
    }

    private void untilOver(String spid) {
        Instant end = Instant.now().plus(LONGEST);
        while (!connector.status(spid).path("status").asText().equals("SUCCEEDED")) {
            if (Instant.now().isAfter(end)) {
                throw new DemoFailed("The process has not succeeded within " + LONGEST + ".");
            }
            pause();
        }
    }

    private void showOutputs(JsonNode status) {
        if (status.path("__out_rows").isMissingNode()) {
            throw new DemoFailed("The process has no output __out_rows.");
        }
        console.say("The task's output rows is __out_rows here: " + status.path("__out_rows"));
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
