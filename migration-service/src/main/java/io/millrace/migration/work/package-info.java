/** Takes up what was triggered and does one step after the other, on whichever pod lives. */
@NullMarked
package io.millrace.migration.work;

import org.jspecify.annotations.NullMarked;
