package io.millrace.platform.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers of Keycloak, and how long each is good for. */
@ApplicationScoped
class DirectoryCache {

    /** How long an old answer serves before Keycloak, being away, is asked again. */
    private static final Duration STALE_FOR = Duration.ofSeconds(5);

    private final Cache<String, Known> answers =
            Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();
    private final Duration freshFor;
    private final Clock clock;

    @Inject
    DirectoryCache(
            @ConfigProperty(name = "millrace.directory.fresh-for", defaultValue = "15s")
                    Duration freshFor,
            Clock clock) {
        this.freshFor = freshFor;
        this.clock = clock;
    }

    Optional<Known> fresh(String key) {
        return Optional.ofNullable(answers.getIfPresent(key))
                .filter(known -> clock.instant().isBefore(known.goodUntil()));
    }

    /** An answer of any age, which is then good for a few seconds more. */
    Optional<Known> stale(String key) {
        Known known = answers.getIfPresent(key);
        if (known != null) {
            answers.put(key, new Known(known.user(), clock.instant().plus(STALE_FOR)));
        }
        return Optional.ofNullable(known);
    }

    void keep(String key, Optional<DirectoryUser> user) {
        answers.put(key, new Known(user, clock.instant().plus(freshFor)));
    }

    /** An answer: a user, or that there is none. */
    record Known(Optional<DirectoryUser> user, Instant goodUntil) {}
}
