/** Files that the platform's own services put in and take out for a tenant. */
@NullMarked
package io.millrace.file.exchange;

import org.jspecify.annotations.NullMarked;
