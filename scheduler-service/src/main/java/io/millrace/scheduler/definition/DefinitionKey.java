package io.millrace.scheduler.definition;

import jakarta.persistence.Embeddable;

/** Everything is keyed by tenant first. */
@Embeddable
record DefinitionKey(String tenant, String code) {}
