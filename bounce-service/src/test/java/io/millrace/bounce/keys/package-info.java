@NullMarked
package io.millrace.bounce.keys;

import org.jspecify.annotations.NullMarked;
