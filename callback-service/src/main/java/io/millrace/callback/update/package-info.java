/** The callback itself: a worker tells how its job stands. */
@NullMarked
package io.millrace.callback.update;

import org.jspecify.annotations.NullMarked;
