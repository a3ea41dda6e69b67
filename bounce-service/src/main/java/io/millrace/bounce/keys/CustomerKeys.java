package io.millrace.bounce.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** The keys of all customers, as far as they were asked for lately. */
@ApplicationScoped
public class CustomerKeys {

    private static final int MOST = 10_000;
    private static final Duration KEPT = Duration.ofHours(6);

    private final Cache<JwksIdentifier, RememberedKeys> keys =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterAccess(KEPT)
                    .executor(Runnable::run)
                    .build();
    private final KeyServers servers;
    private final JwksSettings settings;
    private final Clock clock;

    CustomerKeys(KeyServers servers, JwksSettings settings, Clock clock) {
        this.servers = servers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The keys as they are known. Fails with {@link KeysRefused} or {@link
     * io.millrace.platform.outage.BackingServerAway}.
     */
    public Uni<KeySet> of(JwksIdentifier identifier) {
        return remembered(identifier).current();
    }

    /** The keys anew, since a token did not fit these; the same where it is too early to ask. */
    public Uni<KeySet> insteadOf(KeySet unfit, JwksIdentifier identifier) {
        return remembered(identifier).insteadOf(unfit);
    }

    private RememberedKeys remembered(JwksIdentifier identifier) {
        return keys.get(
                identifier,
                asked -> new RememberedKeys(() -> servers.fetch(asked.jwksUri()), settings, clock));
    }
}
