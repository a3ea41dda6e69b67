/** The services that this one calls, played in this process. */
@NullMarked
package io.millrace.migration.fake;

import org.jspecify.annotations.NullMarked;
