/** The runs of a tenant: listed, in detail, and as a stream of their changes. */
@NullMarked
package io.millrace.scheduler.runs;

import org.jspecify.annotations.NullMarked;
