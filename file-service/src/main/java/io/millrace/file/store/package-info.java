/** The object store: what we ask of it, and the URLs that let clients ask for themselves. */
@NullMarked
package io.millrace.file.store;

import org.jspecify.annotations.NullMarked;
