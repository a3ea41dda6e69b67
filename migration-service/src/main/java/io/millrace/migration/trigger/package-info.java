/** Starts an export or an import. */
@NullMarked
package io.millrace.migration.trigger;

import org.jspecify.annotations.NullMarked;
