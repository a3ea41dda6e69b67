package io.millrace.bounce.jwks;

import io.millrace.bounce.field.Fields;
import io.millrace.bounce.keys.AddressGuard;
import io.millrace.bounce.keys.JwksIdentifier;
import io.millrace.bounce.keys.JwksIdentifiers;
import io.millrace.bounce.keys.KeyAddress;
import io.millrace.bounce.keys.KeysRefused;
import io.millrace.bounce.owner.Owners;
import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.platform.outage.BackingServerAway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Gives a customer's key server an identifier. */
@ApplicationScoped
class RegisterJwks {

    private static final int CREATED = 201;
    private static final int LONGEST = 1000;

    private final Pool pool;
    private final Owners owners;
    private final JwksIdentifiers identifiers;
    private final AddressGuard guard;
    private final IdempotencyKeys keys;
    private final Clock clock;

    RegisterJwks(
            Pool pool,
            Owners owners,
            JwksIdentifiers identifiers,
            AddressGuard guard,
            IdempotencyKeys keys,
            Clock clock) {
        this.pool = pool;
        this.owners = owners;
        this.identifiers = identifiers;
        this.guard = guard;
        this.keys = keys;
        this.clock = clock;
    }

    Uni<StoredAnswer> register(
            String tenant,
            String user,
            String supportIdentifier,
            byte[] body,
            Optional<IdempotencyKey> key) {
        var identifier = read(tenant, supportIdentifier, Fields.of(body));
        return requireAllowed(identifier.jwksUri())
                .chain(() ->
                        pool.withTransaction(transaction ->
                                key.isEmpty()
                                        ? insert(transaction, identifier, user)
                                        : keys.once(
                                                transaction,
                                                key.get(),
                                                () -> insert(transaction, identifier, user))));
    }

    private JwksIdentifier read(String tenant, String supportIdentifier, Fields fields) {
        return new JwksIdentifier(
                tenant,
                supportIdentifier,
                UUID.randomUUID(),
                address(fields.text("jwksUri", 2000)),
                fields.text("issuer", LONGEST),
                fields.text("audience", LONGEST),
                clock.instant());
    }

    private static URI address(String text) {
        try {
            return KeyAddress.read(text);
        } catch (KeysRefused refused) {
            throw BounceRefused.field("/jwksUri", refused.sentence());
        }
    }

    /** A name that has no address yet may get one; the address is looked at again at each fetch. */
    private Uni<Void> requireAllowed(URI uri) {
        return guard.addressesOf(uri)
                .replaceWithVoid()
                .onFailure(BackingServerAway.class)
                .recoverWithNull()
                .onFailure(KeysRefused.class)
                .transform(refused -> BounceRefused.field("/jwksUri", refused.sentence()));
    }

    private Uni<StoredAnswer> insert(
            SqlConnection transaction, JwksIdentifier identifier, String user) {
        return owners.claim(transaction, identifier.tenant(), identifier.supportIdentifier())
                .chain(() -> identifiers.insert(transaction, identifier, user))
                .replaceWith(() -> answer(identifier));
    }

    private static StoredAnswer answer(JwksIdentifier identifier) {
        String guid = identifier.identifier().toString();
        return new StoredAnswer(
                CREATED,
                new JsonObject().put("identifier", guid).encode(),
                "/selfservice/v1/customers/" + identifier.supportIdentifier() + "/jwks/" + guid);
    }
}
