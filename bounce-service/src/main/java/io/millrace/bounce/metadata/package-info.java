/** What a bounce may be made of. */
@NullMarked
package io.millrace.bounce.metadata;

import org.jspecify.annotations.NullMarked;
