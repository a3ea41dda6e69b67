/** Deletes files by id, name or prefix. */
@NullMarked
package io.millrace.file.deletion;

import org.jspecify.annotations.NullMarked;
