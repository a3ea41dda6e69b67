/** What Millrace is measured against: other ways to do the same work on the same server. */
@NullMarked
package io.millrace.bench.peer;

import org.jspecify.annotations.NullMarked;
