/** The envelope in which every call of the callback interface is answered. */
@NullMarked
package io.millrace.callback.answer;

import org.jspecify.annotations.NullMarked;
