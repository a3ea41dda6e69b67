@NullMarked
package io.millrace.platform.outage;

import org.jspecify.annotations.NullMarked;
