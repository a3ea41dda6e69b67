/** Tests of the package of the same name. */
@NullMarked
package io.millrace.local.server;

import org.jspecify.annotations.NullMarked;
