@NullMarked
package io.millrace.callback.job;

import org.jspecify.annotations.NullMarked;
