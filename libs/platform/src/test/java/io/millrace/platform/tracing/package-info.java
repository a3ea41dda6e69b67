@NullMarked
package io.millrace.platform.tracing;

import org.jspecify.annotations.NullMarked;
