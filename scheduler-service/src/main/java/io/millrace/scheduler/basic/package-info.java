/** Callers that sign in with user name and password, by HTTP Basic. */
@NullMarked
package io.millrace.scheduler.basic;

import org.jspecify.annotations.NullMarked;
