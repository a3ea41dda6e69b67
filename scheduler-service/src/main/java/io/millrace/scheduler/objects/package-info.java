/** Definitions and schedules as the migration-service carries them between tenants. */
@NullMarked
package io.millrace.scheduler.objects;

import org.jspecify.annotations.NullMarked;
