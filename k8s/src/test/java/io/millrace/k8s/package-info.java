/** What a cluster would be told, looked at without one. */
@NullMarked
package io.millrace.k8s;

import org.jspecify.annotations.NullMarked;
