/** The object store, which holds the files of reports, and the URLs to get them by. */
@NullMarked
package io.millrace.report.objects;

import org.jspecify.annotations.NullMarked;
