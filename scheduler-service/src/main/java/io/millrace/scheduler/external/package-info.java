/**
 * The interface external schedulers speak: trigger, status, interrupt, restart, rerun, release. All
 * values are strings, and every refusal is one of the codes of the external scheduler guide.
 */
@NullMarked
package io.millrace.scheduler.external;

import org.jspecify.annotations.NullMarked;
