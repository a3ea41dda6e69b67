/**
 * Runs, as the scheduler tells of them: which job is whose, and when jobs have served their time.
 */
@NullMarked
package io.millrace.callback.run;

import org.jspecify.annotations.NullMarked;
