/** The HTTP call to a worker: template, address guard, signature, outcome. */
@NullMarked
package io.millrace.scheduler.call;

import org.jspecify.annotations.NullMarked;
