@NullMarked
package io.millrace.contracts;

import org.jspecify.annotations.NullMarked;
