@NullMarked
package io.millrace.platform.tenant;

import org.jspecify.annotations.NullMarked;
