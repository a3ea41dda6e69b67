/** How it shows that a backing server is away or cannot take more. */
@NullMarked
package io.millrace.platform.outage;

import org.jspecify.annotations.NullMarked;
