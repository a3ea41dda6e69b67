/** Secrets, read from mounted files at each use. */
@NullMarked
package io.millrace.platform.secret;

import org.jspecify.annotations.NullMarked;
