/** Work that is done again and again. */
@NullMarked
package io.millrace.file.rounds;

import org.jspecify.annotations.NullMarked;
