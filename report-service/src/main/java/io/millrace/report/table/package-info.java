/** What a report can read: a view, its columns and their types. */
@NullMarked
package io.millrace.report.table;

import org.jspecify.annotations.NullMarked;
