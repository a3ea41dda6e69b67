@NullMarked
package io.millrace.callback.update;

import org.jspecify.annotations.NullMarked;
