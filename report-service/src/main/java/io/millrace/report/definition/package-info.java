/** Definitions of reports: those that come with the service, and those of the tenants. */
@NullMarked
package io.millrace.report.definition;

import org.jspecify.annotations.NullMarked;
