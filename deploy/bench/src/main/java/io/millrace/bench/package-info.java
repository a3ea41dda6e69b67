/** The bench: measures Millrace against its peers and limits on the running local stack. */
@NullMarked
package io.millrace.bench;

import org.jspecify.annotations.NullMarked;
