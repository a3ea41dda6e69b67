/**
 * Filters: conditions on the rows of a report, read from a caller's text, checked against columns
 * and types, and written as SQL in which no word is the caller's.
 */
@NullMarked
package io.millrace.report.filter;

import org.jspecify.annotations.NullMarked;
