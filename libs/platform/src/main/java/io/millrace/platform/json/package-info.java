/**
 * How request bodies are read: tolerant where the contract says so, with a position for every
 * fault.
 */
@NullMarked
package io.millrace.platform.json;

import org.jspecify.annotations.NullMarked;
