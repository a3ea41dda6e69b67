/** Tests of the package of the same name. */
@NullMarked
package io.millrace.local.gateway;

import org.jspecify.annotations.NullMarked;
