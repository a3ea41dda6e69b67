/** Cursor collections: a page of items, and the cursor of the next. */
@NullMarked
package io.millrace.platform.page;

import org.jspecify.annotations.NullMarked;
