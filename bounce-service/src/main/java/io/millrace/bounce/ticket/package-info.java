/** Changes of instances, whose windows count as conflicts. */
@NullMarked
package io.millrace.bounce.ticket;

import org.jspecify.annotations.NullMarked;
