/** The engine on a real PostgreSQL, with definitions and workers that the tests make up. */
@NullMarked
package io.millrace.scheduler.engine;

import org.jspecify.annotations.NullMarked;
