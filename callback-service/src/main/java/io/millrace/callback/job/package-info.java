/** Jobs: their ids are reserved before they leave the platform, and retired after their runs. */
@NullMarked
package io.millrace.callback.job;

import org.jspecify.annotations.NullMarked;
