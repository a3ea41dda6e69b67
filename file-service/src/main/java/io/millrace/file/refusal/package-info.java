/** How the file endpoints refuse a request: the DS codes of the guide. */
@NullMarked
package io.millrace.file.refusal;

import org.jspecify.annotations.NullMarked;
