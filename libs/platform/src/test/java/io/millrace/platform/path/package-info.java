@NullMarked
package io.millrace.platform.path;

import org.jspecify.annotations.NullMarked;
