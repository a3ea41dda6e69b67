/** What was recorded of a tenant's callbacks, listed by job, run and time. */
@NullMarked
package io.millrace.callback.audit;

import org.jspecify.annotations.NullMarked;
