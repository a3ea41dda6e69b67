/** The parser of filters, generated from {@code Filter.g4}. */
@NullMarked
package io.millrace.report.filter.grammar;

import org.jspecify.annotations.NullMarked;
