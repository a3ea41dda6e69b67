package io.millrace.platform.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as Keycloak knows them.
 *
 * @param name as Keycloak spells it
 * @param tenant null for a user of no tenant
 * @param functions realm roles, those of groups and composites included
 */
public record DirectoryUser(String name, @Nullable String tenant, Set<String> functions) {}
