/**
 * A pod's lease on the tasks it claimed: one heartbeat row per pod, judged by the database's clock.
 */
@NullMarked
package io.millrace.scheduler.lease;

import org.jspecify.annotations.NullMarked;
