/** The records of files, and the events that tell of them. */
@NullMarked
package io.millrace.file.catalog;

import org.jspecify.annotations.NullMarked;
