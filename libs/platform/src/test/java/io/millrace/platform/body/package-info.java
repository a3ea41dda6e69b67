@NullMarked
package io.millrace.platform.body;

import org.jspecify.annotations.NullMarked;
