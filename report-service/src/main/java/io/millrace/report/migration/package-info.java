/** Definitions of reports as the migration-service carries them between tenants. */
@NullMarked
package io.millrace.report.migration;

import org.jspecify.annotations.NullMarked;
