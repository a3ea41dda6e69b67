package io.millrace.bounce.instance;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.List;

/**
 * A system that can be bounced.
 *
 * @param batchName batch of the tenant that does it
 * @param optedIn whether the customer wants it
 * @param leadTime how long ahead a bounce must be scheduled
 */
public record Instance(
        InstanceKey key, String batchName, boolean optedIn, List<String> hosts, Duration leadTime) {

    /** The instance as an administrator reads it. */
    @JsonPropertyOrder({
        "supportIdentifier",
        "serviceType",
        "instanceId",
        "batchName",
        "optedIn",
        "hosts",
        "leadTime"
    })
    record View(
            String supportIdentifier,
            String serviceType,
            String instanceId,
            String batchName,
            @JsonProperty("optedIn") boolean optedIn,
            List<String> hosts,
            String leadTime) {}

    View view() {
        return new View(
                key.supportIdentifier(),
                key.serviceType(),
                key.instanceId(),
                batchName,
                optedIn,
                hosts,
                leadTime.toString());
    }
}
