/** The object store's process: S3Proxy, as strict with signatures as Amazon's store. */
@NullMarked
package io.millrace.local.store;

import org.jspecify.annotations.NullMarked;
