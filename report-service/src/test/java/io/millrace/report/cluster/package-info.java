/** Several pods as processes, and what happens to reports when one or what it stands on is gone. */
@NullMarked
package io.millrace.report.cluster;

import org.jspecify.annotations.NullMarked;
