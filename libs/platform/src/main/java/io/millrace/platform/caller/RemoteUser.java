package io.millrace.platform.caller;

import java.util.Set;

/**
 * For whom the request is made.
 *
 * @param isNamed false where a client speaks and names no user
 */
record RemoteUser(String name, Set<String> functions, boolean isNamed) {}
