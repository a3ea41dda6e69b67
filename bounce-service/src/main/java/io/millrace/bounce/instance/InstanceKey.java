package io.millrace.bounce.instance;

/** Names one instance. */
public record InstanceKey(
        String tenant, String supportIdentifier, String serviceType, String instanceId) {}
