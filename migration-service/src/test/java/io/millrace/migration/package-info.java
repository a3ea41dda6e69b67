/** The service on real servers, with other services played where a test does not start them. */
@NullMarked
package io.millrace.migration;

import org.jspecify.annotations.NullMarked;
