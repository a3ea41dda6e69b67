@NullMarked
package io.millrace.platform.secret;

import org.jspecify.annotations.NullMarked;
