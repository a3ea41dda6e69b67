/** Definitions of exports and imports as the database keeps them. */
@NullMarked
package io.millrace.migration.catalog;

import org.jspecify.annotations.NullMarked;
