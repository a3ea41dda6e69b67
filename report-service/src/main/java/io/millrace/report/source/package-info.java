/** Databases that reports read: the reporting store, and those of the tenants' own. */
@NullMarked
package io.millrace.report.source;

import org.jspecify.annotations.NullMarked;
