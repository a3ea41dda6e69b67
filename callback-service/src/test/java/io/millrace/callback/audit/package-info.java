@NullMarked
package io.millrace.callback.audit;

import org.jspecify.annotations.NullMarked;
