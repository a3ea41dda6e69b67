/** How an export or import stands, in the printed words. */
@NullMarked
package io.millrace.migration.status;

import org.jspecify.annotations.NullMarked;
