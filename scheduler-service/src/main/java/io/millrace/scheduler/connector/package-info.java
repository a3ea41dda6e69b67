/** The process connector: starts processes now or on a cron, and tells their status. */
@NullMarked
package io.millrace.scheduler.connector;

import org.jspecify.annotations.NullMarked;
