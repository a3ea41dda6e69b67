/**
 * The services that carry definitions as processes beside each other, and what a crash does to
 * them.
 */
@NullMarked
package io.millrace.migration.carry;

import org.jspecify.annotations.NullMarked;
