/** Which tenant a customer belongs to. */
@NullMarked
package io.millrace.bounce.owner;

import org.jspecify.annotations.NullMarked;
