@NullMarked
package io.millrace.bounce.progress;

import org.jspecify.annotations.NullMarked;
