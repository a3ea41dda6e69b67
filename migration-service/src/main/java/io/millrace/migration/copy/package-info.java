/** Copies a finished definition, to be run again. */
@NullMarked
package io.millrace.migration.copy;

import org.jspecify.annotations.NullMarked;
