/** Tests of the service as a whole. */
@NullMarked
package io.millrace.auth;

import org.jspecify.annotations.NullMarked;
