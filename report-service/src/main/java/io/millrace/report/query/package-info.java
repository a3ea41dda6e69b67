/** The statement of a report, and the values that are bound to it. */
@NullMarked
package io.millrace.report.query;

import org.jspecify.annotations.NullMarked;
