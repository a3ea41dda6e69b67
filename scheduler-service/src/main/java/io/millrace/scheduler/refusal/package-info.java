/** How the scheduler refuses a request: the codes and texts of the external scheduler guide. */
@NullMarked
package io.millrace.scheduler.refusal;

import org.jspecify.annotations.NullMarked;
