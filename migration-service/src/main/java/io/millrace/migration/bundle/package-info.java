/** The zip file that carries objects: written alike from the same objects, read with suspicion. */
@NullMarked
package io.millrace.migration.bundle;

import org.jspecify.annotations.NullMarked;
