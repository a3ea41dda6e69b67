/** A worker of the outside world that does what a test tells it. */
@NullMarked
package io.millrace.testing.worker;

import org.jspecify.annotations.NullMarked;
