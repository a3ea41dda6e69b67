package io.millrace.platform.caller;

import java.util.Locale;
import java.util.Set;

/**
 * Who makes a request, for which tenant, and what they may do.
 *
 * @param user the remote user the request acts for, member of the tenant
 * @param functions of that user, such as BATCH_EXEC
 * @param scopes of the token
 */
public record Caller(
        String tenant,
        String user,
        Set<String> functions,
        Set<String> scopes,
        Locale locale,
        String workspace,
        String service) {

    /** Whether the user is mapped to the function. */
    public boolean may(String function) {
        return functions.contains(function);
    }
}
