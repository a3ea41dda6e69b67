/** Tests of the package of the same name. */
@NullMarked
package io.millrace.local.cache;

import org.jspecify.annotations.NullMarked;
