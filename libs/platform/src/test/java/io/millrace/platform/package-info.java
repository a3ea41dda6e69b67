@NullMarked
package io.millrace.platform;

import org.jspecify.annotations.NullMarked;
