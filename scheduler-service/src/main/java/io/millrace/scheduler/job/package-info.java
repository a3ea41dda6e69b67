/** Workers' callbacks, as the callback service tells of them, settle the tasks that await them. */
@NullMarked
package io.millrace.scheduler.job;

import org.jspecify.annotations.NullMarked;
