package io.millrace.scheduler.trigger;

import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.scheduler.run.BatchRunId;
import java.util.function.Function;

/**
 * A trigger that is worked at most once per key.
 *
 * @param answer what the caller is told of the run, to be told again
 */
record Once(IdempotencyKey key, Function<BatchRunId, StoredAnswer> answer) {}
