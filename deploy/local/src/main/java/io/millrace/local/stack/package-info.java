/** What belongs to a local run, who waits for whom, and what is written down about it. */
@NullMarked
package io.millrace.local.stack;

import org.jspecify.annotations.NullMarked;
