/** The steps of an export. */
@NullMarked
package io.millrace.migration.exporting;

import org.jspecify.annotations.NullMarked;
