/** Where an export or import stands in its steps, and who is at work on it. */
@NullMarked
package io.millrace.migration.progress;

import org.jspecify.annotations.NullMarked;
