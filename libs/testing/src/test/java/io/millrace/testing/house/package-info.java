/** Tests of the package of the same name. */
@NullMarked
package io.millrace.testing.house;

import org.jspecify.annotations.NullMarked;
