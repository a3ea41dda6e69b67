@NullMarked
package io.millrace.scheduler.objects;

import org.jspecify.annotations.NullMarked;
