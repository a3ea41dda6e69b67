/** The file-service, which keeps bundles for a tenant. */
@NullMarked
package io.millrace.migration.file;

import org.jspecify.annotations.NullMarked;
