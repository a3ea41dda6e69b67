package io.millrace.scheduler.job;

import java.time.Instant;
import java.util.List;

/**
 * Job ids that the callback service knows.
 *
 * @param usableUntil when those not given to a task yet are void
 */
record JobIdBlock(List<String> jobIds, Instant usableUntil) {}
