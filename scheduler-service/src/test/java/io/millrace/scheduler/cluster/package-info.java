/** Several schedulers on one database, and what happens when parts of it die. */
@NullMarked
package io.millrace.scheduler.cluster;

import org.jspecify.annotations.NullMarked;
