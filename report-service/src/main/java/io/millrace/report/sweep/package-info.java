/**
 * Files that nobody is to find any more go: those past their time, and those of makers given up.
 */
@NullMarked
package io.millrace.report.sweep;

import org.jspecify.annotations.NullMarked;
