/** Announces files and hands out the URLs to which their bytes go. */
@NullMarked
package io.millrace.file.upload;

import org.jspecify.annotations.NullMarked;
