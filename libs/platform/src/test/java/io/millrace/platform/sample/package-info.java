/** A small service that stands on the platform, so that its tests have one to ask. */
@NullMarked
package io.millrace.platform.sample;

import org.jspecify.annotations.NullMarked;
