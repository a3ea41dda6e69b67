/** Tenant, run and trace beside every log line that is about them. */
@NullMarked
package io.millrace.platform.logging;

import org.jspecify.annotations.NullMarked;
