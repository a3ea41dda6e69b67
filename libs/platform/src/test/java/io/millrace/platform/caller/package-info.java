@NullMarked
package io.millrace.platform.caller;

import org.jspecify.annotations.NullMarked;
