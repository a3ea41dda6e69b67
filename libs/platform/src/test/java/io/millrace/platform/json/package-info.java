@NullMarked
package io.millrace.platform.json;

import org.jspecify.annotations.NullMarked;
