@NullMarked
package io.millrace.platform.address;

import org.jspecify.annotations.NullMarked;
