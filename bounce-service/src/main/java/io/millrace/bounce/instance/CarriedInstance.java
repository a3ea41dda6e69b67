package io.millrace.bounce.instance;

import io.millrace.bounce.refusal.BounceRefused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** An instance as it travels; its code is {@code supportIdentifier/serviceType/instanceId}. */
final class CarriedInstance {

    private static final int PARTS = 3;

    private CarriedInstance() {}

    static String code(InstanceKey key) {
        return String.join("/", key.supportIdentifier(), key.serviceType(), key.instanceId());
    }

    /** Its parts are checked with the rest. */
    static InstanceKey key(String tenant, String code) {
        List<String> parts = List.of(code.split("/", -1));
        if (parts.size() != PARTS) {
            throw BounceRefused.request(
                    "The code of an instance is supportIdentifier/serviceType/instanceId.");
        }
        return new InstanceKey(tenant, parts.get(0), parts.get(1), parts.get(2));
    }

    static String body(Instance instance) {
        return new JsonObject()
                .put("batchName", instance.batchName())
                .put("optedIn", instance.optedIn())
                .put("hosts", new JsonArray(instance.hosts()))
                .put("leadTime", instance.leadTime().toString())
                .encode();
    }
}
