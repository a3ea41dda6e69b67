/** What is printed and saved. */
@NullMarked
package io.millrace.bench.report;

import org.jspecify.annotations.NullMarked;
