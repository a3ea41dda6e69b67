@NullMarked
package io.millrace.platform.problem;

import org.jspecify.annotations.NullMarked;
