/** Finds out which announced files have arrived in the store. */
@NullMarked
package io.millrace.file.arrival;

import org.jspecify.annotations.NullMarked;
