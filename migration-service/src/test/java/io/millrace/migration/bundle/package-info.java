/** Bundles, honest and hostile. */
@NullMarked
package io.millrace.migration.bundle;

import org.jspecify.annotations.NullMarked;
