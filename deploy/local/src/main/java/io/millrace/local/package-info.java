/**
 * The local stack: the backing servers, the services and the gateway, as processes on 127.0.0.1.
 */
@NullMarked
package io.millrace.local;

import org.jspecify.annotations.NullMarked;
