package io.millrace.platform.directory;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Users by name. An answer is good for some seconds; while Keycloak is away the last one stays in
 * force, so that callers known before go on being served.
 */
@ApplicationScoped
public class UserDirectory {

    private final KeycloakUsers keycloak;
    private final DirectoryCache cache;
    private final Map<String, Uni<Optional<DirectoryUser>>> lookups = new ConcurrentHashMap<>();

    @Inject
    UserDirectory(KeycloakUsers keycloak, DirectoryCache cache) {
        this.keycloak = keycloak;
        this.cache = cache;
    }

    /**
     * The enabled user of that name, if there is one. Fails with {@link
     * io.millrace.platform.outage.BackingServerAway} where Keycloak is away and nothing is known.
     */
    public Uni<Optional<DirectoryUser>> find(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return cache.fresh(key)
                .map(known -> Uni.createFrom().item(known.user()))
                .orElseGet(() -> lookups.computeIfAbsent(key, this::lookUp));
    }

    /** One look-up for all who ask at the same time. */
    private Uni<Optional<DirectoryUser>> lookUp(String key) {
        return keycloak.find(key)
                .invoke(user -> cache.keep(key, user))
                .onFailure()
                .recoverWithUni(failure -> lastKnown(key, failure))
                .onTermination()
                .invoke(() -> lookups.remove(key))
                .memoize()
                .indefinitely();
    }

    private Uni<Optional<DirectoryUser>> lastKnown(String key, Throwable failure) {
        return cache.stale(key)
                .map(known -> Uni.createFrom().item(known.user()))
                .orElseGet(() -> Uni.createFrom().failure(failure));
    }
}
