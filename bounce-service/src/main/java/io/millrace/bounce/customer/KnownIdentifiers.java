package io.millrace.bounce.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.bounce.keys.JwksIdentifier;
import io.millrace.bounce.keys.JwksIdentifiers;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.bounce.refusal.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/**
 * What identifiers stand for, remembered for a moment: one that was deleted is good for as long.
 */
@ApplicationScoped
class KnownIdentifiers {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    private final Cache<UUID, JwksIdentifier> known =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(KEPT)
                    .executor(Runnable::run)
                    .build();
    private final Pool pool;
    private final JwksIdentifiers identifiers;

    KnownIdentifiers(Pool pool, JwksIdentifiers identifiers) {
        this.pool = pool;
        this.identifiers = identifiers;
    }

    Uni<JwksIdentifier> find(UUID guid) {
        JwksIdentifier found = known.getIfPresent(guid);
        return found == null ? read(guid) : Uni.createFrom().item(found);
    }

    private Uni<JwksIdentifier> read(UUID guid) {
        return identifiers
                .find(pool, guid)
                .map(found ->
                        found.orElseThrow(() ->
                                new BounceRefused(
                                        Reason.INVALID_IDENTIFIER,
                                        "Header Identifier names no keys.")))
                .invoke(found -> known.put(guid, found));
    }
}
