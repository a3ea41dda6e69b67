@NullMarked
package io.millrace.callback.retention;

import org.jspecify.annotations.NullMarked;
