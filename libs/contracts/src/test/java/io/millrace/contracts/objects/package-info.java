@NullMarked
package io.millrace.contracts.objects;

import org.jspecify.annotations.NullMarked;
