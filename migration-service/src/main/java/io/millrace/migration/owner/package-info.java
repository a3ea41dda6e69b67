/** The services that own objects, and the calls to them. */
@NullMarked
package io.millrace.migration.owner;

import org.jspecify.annotations.NullMarked;
