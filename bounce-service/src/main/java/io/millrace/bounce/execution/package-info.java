/** Bounces of instances: asked for, scheduled, rescheduled, cancelled. */
@NullMarked
package io.millrace.bounce.execution;

import org.jspecify.annotations.NullMarked;
