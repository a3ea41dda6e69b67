/** Changes that are long past go. */
@NullMarked
package io.millrace.bounce.retention;

import org.jspecify.annotations.NullMarked;
