/** The printed answers, and how requests are refused in their words. */
@NullMarked
package io.millrace.migration.answer;

import org.jspecify.annotations.NullMarked;
