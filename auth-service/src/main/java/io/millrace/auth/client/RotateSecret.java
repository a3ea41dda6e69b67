package io.millrace.auth.client;

import io.millrace.platform.idempotency.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Exchanges the secret of a client; the old one is void at once. */
@ApplicationScoped
class RotateSecret {

    private static final String NOBODY = "";
    private static final String NO_KEY = "";

    private final Clients clients;
    private final Clock clock;

    RotateSecret(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** A repetition with the user's same key within 24 hours leaves the secret as it is. */
    Uni<OAuthClient> rotate(OAuthClient client, @Nullable IdempotencyKey key) {
        Instant now = clock.instant();
        Instant kept = now.minus(CreateClient.KEY_IS_KEPT);
        if (key != null && client.wasRotatedBy(key.owner(), markOf(key), kept)) {
            return Uni.createFrom().item(client);
        }
        OAuthClient rotated =
                key == null
                        ? client.rotatedBy(NOBODY, NO_KEY, now)
                        : client.rotatedBy(key.owner(), markOf(key), now);
        return clients.replace(rotated).replaceWith(rotated);
    }

    private static String markOf(IdempotencyKey key) {
        return key.key() + " " + key.fingerprint();
    }
}
