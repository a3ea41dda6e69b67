/** Instances as the migration-service carries them between tenants. */
@NullMarked
package io.millrace.bounce.migration;

import org.jspecify.annotations.NullMarked;
