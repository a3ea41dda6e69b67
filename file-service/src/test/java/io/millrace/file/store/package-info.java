/** Trials of signing. */
@NullMarked
package io.millrace.file.store;

import org.jspecify.annotations.NullMarked;
