package io.millrace.callback.job;

import java.time.Instant;
import java.util.List;

/**
 * Ids that exist from now on.
 *
 * @param usableUntil when those not given to a task yet must be forgotten
 */
record Reservation(List<String> jobIds, Instant usableUntil) {}
