/** Test scope: the backing servers as test resources, fakes of the outside, house rules. */
@NullMarked
package io.millrace.testing;

import org.jspecify.annotations.NullMarked;
