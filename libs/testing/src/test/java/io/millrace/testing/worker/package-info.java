/** Tests of the package of the same name. */
@NullMarked
package io.millrace.testing.worker;

import org.jspecify.annotations.NullMarked;
