/** The reporting store, filled from the topics of the other services and of this one. */
@NullMarked
package io.millrace.report.feed;

import org.jspecify.annotations.NullMarked;
