/** W3C trace context, from the request to the event and the call that come of it. */
@NullMarked
package io.millrace.platform.tracing;

import org.jspecify.annotations.NullMarked;
