package io.millrace.scheduler.basic;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Signs users in. A password that was right is remembered for a while, a wrong one never. */
@ApplicationScoped
class SignIn {

    private static final int MOST_USERS = 10_000;

    private final KeycloakSignIn keycloak;
    private final CredentialsHash hash = new CredentialsHash();
    private final Cache<String, SignedIn> known;
    private final Map<String, Uni<Optional<SignedIn>>> questions = new ConcurrentHashMap<>();

    SignIn(KeycloakSignIn keycloak, SignInSettings settings) {
        this.keycloak = keycloak;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST_USERS)
                        .expireAfterWrite(settings.remembered())
                        .build();
    }

    /** The user; empty where name or password is wrong. */
    Uni<Optional<SignedIn>> signIn(Credentials credentials) {
        String name = hash.of(credentials);
        var user = known.getIfPresent(name);
        return user != null
                ? Uni.createFrom().item(Optional.of(user))
                : questions.computeIfAbsent(name, _ -> ask(name, credentials));
    }

    /** One question for all who ask at the same time. */
    private Uni<Optional<SignedIn>> ask(String name, Credentials credentials) {
        return keycloak.ask(credentials)
                .invoke(found -> found.ifPresent(user -> known.put(name, user)))
                .onTermination()
                .invoke(() -> questions.remove(name))
                .memoize()
                .indefinitely();
    }
}
