@NullMarked
package io.millrace.callback;

import org.jspecify.annotations.NullMarked;
