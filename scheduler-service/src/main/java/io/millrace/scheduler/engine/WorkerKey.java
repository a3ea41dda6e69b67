package io.millrace.scheduler.engine;

/** A worker of a tenant. */
public record WorkerKey(String tenant, String code) {}
