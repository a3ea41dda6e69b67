package io.millrace.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** The sample definitions that lie beside this program. */
final class Definitions {

    private Definitions() {}

    /** Workers first, then the batches that name them, then the group that names the batches. */
    static void save(ExternalScheduler scheduler, URI worker) {
        ObjectNode ledger = (ObjectNode) read("workers", "LEDGER");
        scheduler.define("workers", "LEDGER", ledger.put("baseUrl", worker.toString()));
        define(scheduler, "batches", "MONTH_END_EXTRACT");
        define(scheduler, "batches", "MONTH_END_POSTING");
        define(scheduler, "batches", "MONTH_END_STATEMENTS");
        define(scheduler, "batches", "DAY_COUNT");
        define(scheduler, "batches", "BOUNCE_EBS");
        define(scheduler, "batch-groups", "MONTH_END");
    }

    private static void define(ExternalScheduler scheduler, String kind, String code) {
        scheduler.define(kind, code, read(kind, code));
    }

    static JsonNode read(String kind, String code) {
        String name = "/definitions/" + kind + "/" + code + ".json";
        try (InputStream json = Definitions.class.getResourceAsStream(name)) {
            if (json == null) {
                throw new DemoFailed("The definition " + name + " is missing.");
            }
            return Gateway.JSON.readTree(json);
        } catch (IOException e) {
            throw new DemoFailed("The definition " + name + " cannot be read.", e);
        }
    }
}
