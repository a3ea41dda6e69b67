@NullMarked
package io.millrace.callback.race;

import org.jspecify.annotations.NullMarked;
