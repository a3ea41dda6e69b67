/** What may be uploaded. */
@NullMarked
package io.millrace.file.limits;

import org.jspecify.annotations.NullMarked;
