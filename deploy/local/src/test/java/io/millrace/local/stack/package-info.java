/** Tests of the package of the same name. */
@NullMarked
package io.millrace.local.stack;

import org.jspecify.annotations.NullMarked;
