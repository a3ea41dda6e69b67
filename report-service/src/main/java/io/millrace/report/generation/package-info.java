/** The making of reports: rows from the database into a file in the object store. */
@NullMarked
package io.millrace.report.generation;

import org.jspecify.annotations.NullMarked;
