/** The figures: each runs Millrace and its peer or limit in turn, and compares. */
@NullMarked
package io.millrace.bench.figure;

import org.jspecify.annotations.NullMarked;
