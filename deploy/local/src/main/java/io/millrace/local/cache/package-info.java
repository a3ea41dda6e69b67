/** What took long to prepare and is kept in the user's cache for the next time. */
@NullMarked
package io.millrace.local.cache;

import org.jspecify.annotations.NullMarked;
