/** Calls to other services. */
@NullMarked
package io.millrace.migration.http;

import org.jspecify.annotations.NullMarked;
