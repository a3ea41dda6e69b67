/** Uploads of large files in parts. */
@NullMarked
package io.millrace.file.multipart;

import org.jspecify.annotations.NullMarked;
