/** URLs from which the bytes of files come. */
@NullMarked
package io.millrace.file.download;

import org.jspecify.annotations.NullMarked;
