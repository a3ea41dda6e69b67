/** Rules that every module keeps. */
@NullMarked
package io.millrace.testing.house;

import org.jspecify.annotations.NullMarked;
