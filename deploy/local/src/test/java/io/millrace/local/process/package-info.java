/** Tests of the package of the same name. */
@NullMarked
package io.millrace.local.process;

import org.jspecify.annotations.NullMarked;
