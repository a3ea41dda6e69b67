/** The steps of an import. */
@NullMarked
package io.millrace.migration.importing;

import org.jspecify.annotations.NullMarked;
