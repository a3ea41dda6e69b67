/** Asking for a report, and asking after it. Source: the report chapters of the guide. */
@NullMarked
package io.millrace.report.request;

import org.jspecify.annotations.NullMarked;
