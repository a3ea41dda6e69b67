@NullMarked
package io.millrace.platform.logging;

import org.jspecify.annotations.NullMarked;
