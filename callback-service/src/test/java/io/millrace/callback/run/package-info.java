@NullMarked
package io.millrace.callback.run;

import org.jspecify.annotations.NullMarked;
