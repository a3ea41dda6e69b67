package io.millrace.platform.caller;

import io.millrace.platform.caller.CallerRefused.Reason;
import io.millrace.platform.directory.DirectoryUser;
import io.millrace.platform.directory.UserDirectory;
import io.millrace.platform.token.VerifiedToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the remote user: a person's token speaks for that person alone, a client's own token for
 * any user of its tenant.
 */
@ApplicationScoped
class RemoteUsers {

    private final UserDirectory directory;

    @Inject
    RemoteUsers(UserDirectory directory) {
        this.directory = directory;
    }

    Uni<RemoteUser> find(VerifiedToken token, String tenant, Set<String> named) {
        String person = token.user();
        if (named.size() > 1) {
            return refused("Two remote users are named.");
        }
        if (person != null) {
            return personOf(person, token, named);
        }
        return named.isEmpty()
                ? Uni.createFrom().item(new RemoteUser(token.client(), token.functions(), false))
                : lookUp(named.iterator().next(), tenant);
    }

    private static Uni<RemoteUser> personOf(String person, VerifiedToken token, Set<String> named) {
        return named.stream().allMatch(person::equalsIgnoreCase)
                ? Uni.createFrom().item(new RemoteUser(person, token.functions(), true))
                : refused("The token is another user's.");
    }

    private Uni<RemoteUser> lookUp(String name, String tenant) {
        return directory.find(name).map(user -> memberOf(tenant, user));
    }

    private static RemoteUser memberOf(String tenant, Optional<DirectoryUser> user) {
        return user.filter(found -> tenant.equals(found.tenant()))
                .map(found -> new RemoteUser(found.name(), found.functions(), true))
                .orElseThrow(() -> new CallerRefused(Reason.USER, UNKNOWN));
    }

    private static final String UNKNOWN = "The remote user is not known in the tenant.";

    private static Uni<RemoteUser> refused(String detail) {
        return Uni.createFrom().failure(new CallerRefused(Reason.USER, detail));
    }
}
