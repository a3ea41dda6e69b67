@NullMarked
package io.millrace.platform.idempotency;

import org.jspecify.annotations.NullMarked;
