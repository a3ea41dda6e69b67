@NullMarked
package io.millrace.platform.token;

import org.jspecify.annotations.NullMarked;
