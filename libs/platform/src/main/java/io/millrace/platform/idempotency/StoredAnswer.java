package io.millrace.platform.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The answer that a key has got.
 *
 * @param body JSON as it was sent
 * @param location value of the Location header, or null
 */
public record StoredAnswer(int status, String body, @Nullable String location) {}
