/** Paths as callers write them, folded onto the routes that a service has. */
@NullMarked
package io.millrace.platform.path;

import org.jspecify.annotations.NullMarked;
