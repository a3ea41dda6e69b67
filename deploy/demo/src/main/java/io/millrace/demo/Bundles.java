package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Exports and imports of one tenant. Each has a code of its own, so that demos can be repeated. */
final class Bundles {

    private static final String DEFINITIONS = "/aai-object-migration-service/v1/definitions/";
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 200;

    private final ExternalScheduler caller;
    private final Gateway gateway;

    Bundles(ExternalScheduler caller, Gateway gateway) {
        this.caller = caller;
        this.gateway = gateway;
    }

    /** Exports the group with all that it needs; the definition at its end. */
    JsonNode export(String group) {
        ObjectNode definition = Gateway.JSON.createObjectNode().put("withDependencies", true);
        definition.putArray("objects").addObject().put("type", "BATCH_GROUP").put("code", group);
        return run("export", definition);
    }

    /** Imports a bundle, over what is there; the definition at its end. */
    JsonNode importFrom(long fileId) {
        return run(
                "import",
                Gateway.JSON.createObjectNode().put("fileId", fileId).put("overWriteOptions", "Y"));
    }

    private JsonNode run(String kind, ObjectNode definition) {
        String code = "DEMO-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        String path = DEFINITIONS + kind + "/" + code;
        gateway.show(caller.request("PUT", path).body(definition.toString()));
        gateway.show(caller.request("POST", "/public/migrate/" + kind + "/" + code).body("{}"));
        untilOver(kind, code);
        gateway.show(caller.request("GET", "/public/status/" + kind + "/" + code));
        JsonNode ended = gateway.show(caller.request("GET", path));
        if (!ended.path("status").asText().equals("SUCCESS")) {
            throw new DemoFailed("The " + kind + " failed: " + ended.path("reason").asText());
        }
        return ended;
    }

    private void untilOver(String kind, String code) {
        Instant end = Instant.now().plus(LONGEST);
        String path = "/public/status/" + kind + "/" + code;
        while (gateway.ask(caller.request("GET", path))
                .path("status")
                .asText()
                .equals("INPROGRESS")) {
            if (Instant.now().isAfter(end)) {
                throw new DemoFailed("The " + kind + " is not over after a minute.");
            }
            pause();
        }
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
