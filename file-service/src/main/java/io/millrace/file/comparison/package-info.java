/** Compares, once a night, what is recorded with what is stored. */
@NullMarked
package io.millrace.file.comparison;

import org.jspecify.annotations.NullMarked;
