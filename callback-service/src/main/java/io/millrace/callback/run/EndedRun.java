package io.millrace.callback.run;

import java.time.Instant;

/** A run that ended; it may be restarted, and end again. */
record EndedRun(String tenant, String batchRunId, Instant endedAt) {}
