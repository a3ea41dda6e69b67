/**
 * When a process is due: Quartz expressions, and what they mean on the clocks of a zone. Source of
 * the syntax: the Quartz scheduler's cron trigger tutorial.
 */
@NullMarked
package io.millrace.scheduler.cron;

import org.jspecify.annotations.NullMarked;
