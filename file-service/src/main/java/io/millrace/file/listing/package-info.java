/** The list of files. */
@NullMarked
package io.millrace.file.listing;

import org.jspecify.annotations.NullMarked;
