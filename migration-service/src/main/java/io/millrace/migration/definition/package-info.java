/** Definitions of exports and imports: saved, shown, deleted. */
@NullMarked
package io.millrace.migration.definition;

import org.jspecify.annotations.NullMarked;
