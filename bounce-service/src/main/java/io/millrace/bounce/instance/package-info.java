/** The systems that can be bounced, as an administrator describes them. */
@NullMarked
package io.millrace.bounce.instance;

import org.jspecify.annotations.NullMarked;
