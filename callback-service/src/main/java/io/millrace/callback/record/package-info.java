/** Calls on record: each kept, and the job it is about moved on, in commits that calls share. */
@NullMarked
package io.millrace.callback.record;

import org.jspecify.annotations.NullMarked;
