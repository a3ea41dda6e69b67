/** Tests of the package of the same name. */
@NullMarked
package io.millrace.local.cli;

import org.jspecify.annotations.NullMarked;
