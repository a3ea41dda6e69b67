/** Services as processes, to be killed, told to go and replaced. */
@NullMarked
package io.millrace.testing.pod;

import org.jspecify.annotations.NullMarked;
