@NullMarked
package io.millrace.platform.retention;

import org.jspecify.annotations.NullMarked;
