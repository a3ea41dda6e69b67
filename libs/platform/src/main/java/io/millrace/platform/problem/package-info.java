/**
 * Errors outside a family, as RFC 9457 problems; what the caller may see of a fault, and what the
 * log says.
 */
@NullMarked
package io.millrace.platform.problem;

import org.jspecify.annotations.NullMarked;
