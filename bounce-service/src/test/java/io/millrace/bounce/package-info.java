/** The bounce service, from outside. */
@NullMarked
package io.millrace.bounce;

import org.jspecify.annotations.NullMarked;
