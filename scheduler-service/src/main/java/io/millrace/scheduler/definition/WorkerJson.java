package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;

/** A worker as it is kept: every field there, because the claim reads its limits by SQL. */
final class WorkerJson {

    private WorkerJson() {}

    static JsonNode of(WorkerDefinition worker) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("baseUrl", worker.baseUrl().toString());
        json.put("maxConcurrency", worker.maxConcurrency());
        json.put("ratePerSecond", worker.ratePerSecond());
        var auth = json.putObject("auth");
        auth.put("type", worker.auth().type().name().toLowerCase(Locale.ROOT));
        if (worker.auth().secret() != null) {
            auth.put("secret", worker.auth().secret());
        }
        json.put("cancelPath", worker.cancelPath());
        return json;
    }
}
