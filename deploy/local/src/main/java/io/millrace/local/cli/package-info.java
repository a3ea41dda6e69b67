/** The commands of the script millrace. */
@NullMarked
package io.millrace.local.cli;

import org.jspecify.annotations.NullMarked;
