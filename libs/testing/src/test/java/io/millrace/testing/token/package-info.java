/** Tests of the package of the same name. */
@NullMarked
package io.millrace.testing.token;

import org.jspecify.annotations.NullMarked;
