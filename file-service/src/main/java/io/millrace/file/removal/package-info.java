/** Removes from the store what no record wants any more. */
@NullMarked
package io.millrace.file.removal;

import org.jspecify.annotations.NullMarked;
