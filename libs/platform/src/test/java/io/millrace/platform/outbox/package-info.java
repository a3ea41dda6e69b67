@NullMarked
package io.millrace.platform.outbox;

import org.jspecify.annotations.NullMarked;
