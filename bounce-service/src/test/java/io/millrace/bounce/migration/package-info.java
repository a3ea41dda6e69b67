@NullMarked
package io.millrace.bounce.migration;

import org.jspecify.annotations.NullMarked;
