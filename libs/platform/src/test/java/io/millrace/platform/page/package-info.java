@NullMarked
package io.millrace.platform.page;

import org.jspecify.annotations.NullMarked;
