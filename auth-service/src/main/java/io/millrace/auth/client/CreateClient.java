package io.millrace.auth.client;

import io.millrace.platform.idempotency.IdempotencyConflict;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a client, once for each Idempotency-Key of a user within 24 hours. */
@ApplicationScoped
class CreateClient {

    static final Duration KEY_IS_KEPT = Duration.ofHours(24);

    private final Clients clients;
    private final ClientIds ids;
    private final Clock clock;

    CreateClient(Clients clients, ClientIds ids, Clock clock) {
        this.clients = clients;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<OAuthClient> create(String tenant, String name, @Nullable IdempotencyKey key) {
        return key == null ? createAnew(tenant, name) : createOnce(name, key, 0);
    }

    private Uni<OAuthClient> createAnew(String tenant, String name) {
        OAuthClient client = OAuthClient.create(tenant, ids.random(tenant), name, clock.instant());
        return clients.add(client).replaceWith(client);
    }

    private Uni<OAuthClient> createOnce(String name, IdempotencyKey key, int generation) {
        OAuthClient client =
                OAuthClient.create(key.tenant(), ids.of(key, generation), name, clock.instant())
                        .madeBy(key.owner(), key.fingerprint());
        return clients.add(client)
                .chain(added ->
                        added ? Uni.createFrom().item(client) : earlier(client, key, generation));
    }

    private Uni<OAuthClient> earlier(OAuthClient wanted, IdempotencyKey key, int generation) {
        return clients.find(key.tenant(), wanted.clientId())
                .chain(found -> replay(wanted, found, key, generation));
    }

    /** One that is gone again was deleted this moment: it is made anew. */
    private Uni<OAuthClient> replay(
            OAuthClient wanted, Optional<OAuthClient> found, IdempotencyKey key, int generation) {
        if (found.isEmpty()) {
            return createOnce(wanted.name(), key, generation);
        }
        Instant oldest = clock.instant().minus(KEY_IS_KEPT);
        if (!found.get().wasMadeAfter(oldest) || !found.get().mayBeOf(key.owner())) {
            return createOnce(wanted.name(), key, generation + 1);
        }
        return found.get().wasMadeBy(key.fingerprint())
                ? Uni.createFrom().item(found.get())
                : Uni.createFrom().failure(IdempotencyConflict.reused());
    }
}
