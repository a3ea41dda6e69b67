/** Tests of the package of the same name. */
@NullMarked
package io.millrace.testing.servers;

import org.jspecify.annotations.NullMarked;
