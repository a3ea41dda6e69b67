/** Reports: what happened in a tenant, as files of comma-separated values. */
@NullMarked
package io.millrace.report;

import org.jspecify.annotations.NullMarked;
