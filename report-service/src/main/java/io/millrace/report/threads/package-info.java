/** Where work that blocks is done. */
@NullMarked
package io.millrace.report.threads;

import org.jspecify.annotations.NullMarked;
