/**
 * Moves tasks: claims what is ready, starts calls, settles their outcomes and follows what that
 * opens. PostgreSQL is the only truth; a pod may be killed at any instruction.
 *
 * <p>One lock per family: whoever changes a run, or tasks other than from READY to RUNNING, first
 * locks the family's root (the group's run, or the run itself). Everything below the lock is free
 * of races and deadlocks. Claims take no lock that waits.
 */
@NullMarked
package io.millrace.scheduler.engine;

import org.jspecify.annotations.NullMarked;
