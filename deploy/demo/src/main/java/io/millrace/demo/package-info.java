/** Acts as the external scheduler of a month end, from the outside, as a customer would. */
@NullMarked
package io.millrace.demo;

import org.jspecify.annotations.NullMarked;
