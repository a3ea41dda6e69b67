/** Reads HTTP Basic credentials. */
@NullMarked
package io.millrace.auth.basic;

import org.jspecify.annotations.NullMarked;
