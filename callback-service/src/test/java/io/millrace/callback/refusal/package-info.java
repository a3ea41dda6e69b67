@NullMarked
package io.millrace.callback.refusal;

import org.jspecify.annotations.NullMarked;
