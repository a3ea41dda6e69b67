/** The size of request bodies, whichever way they are sent. */
@NullMarked
package io.millrace.platform.body;

import org.jspecify.annotations.NullMarked;
