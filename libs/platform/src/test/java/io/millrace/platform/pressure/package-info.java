@NullMarked
package io.millrace.platform.pressure;

import org.jspecify.annotations.NullMarked;
