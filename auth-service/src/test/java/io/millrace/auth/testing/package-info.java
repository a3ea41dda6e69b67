/** What the tests of this service have in common. */
@NullMarked
package io.millrace.auth.testing;

import org.jspecify.annotations.NullMarked;
