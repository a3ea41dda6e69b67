/** How the report endpoints refuse a request: status FAIL and a message. */
@NullMarked
package io.millrace.report.refusal;

import org.jspecify.annotations.NullMarked;
