/** Rows that have served their time go, a few at a time, so that nothing grows for ever. */
@NullMarked
package io.millrace.platform.retention;

import org.jspecify.annotations.NullMarked;
