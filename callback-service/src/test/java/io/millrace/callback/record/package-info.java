@NullMarked
package io.millrace.callback.record;

import org.jspecify.annotations.NullMarked;
