@NullMarked
package io.millrace.report.migration;

import org.jspecify.annotations.NullMarked;
