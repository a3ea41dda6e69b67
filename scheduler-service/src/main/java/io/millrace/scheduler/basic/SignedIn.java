package io.millrace.scheduler.basic;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user whose password is right.
 *
 * @param tenant null for a user of the platform itself
 */
record SignedIn(@Nullable String tenant, String user, Set<String> functions) {}
