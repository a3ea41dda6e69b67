package io.millrace.bounce.jwks;

import io.millrace.bounce.keys.JwksIdentifier;
import io.millrace.bounce.keys.JwksIdentifiers;
import io.millrace.bounce.owner.Owners;
import io.millrace.bounce.refusal.BounceRefused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists and deletes the identifiers of one customer. */
@ApplicationScoped
class FindJwks {

    private final Pool pool;
    private final Owners owners;
    private final JwksIdentifiers identifiers;

    FindJwks(Pool pool, Owners owners, JwksIdentifiers identifiers) {
        this.pool = pool;
        this.owners = owners;
        this.identifiers = identifiers;
    }

    Uni<List<JwksIdentifier>> list(String tenant, String supportIdentifier, UUID after, int limit) {
        return owners.require(pool, tenant, supportIdentifier)
                .chain(() -> identifiers.list(pool, tenant, supportIdentifier, after, limit));
    }

    Uni<JwksIdentifier> find(String tenant, String supportIdentifier, UUID identifier) {
        return owners.require(pool, tenant, supportIdentifier)
                .chain(() -> identifiers.find(pool, identifier))
                .map(found -> found.filter(one -> isOf(tenant, supportIdentifier, one)))
                .map(FindJwks::required);
    }

    Uni<Void> delete(String tenant, String supportIdentifier, UUID identifier) {
        return owners.require(pool, tenant, supportIdentifier)
                .chain(() -> identifiers.delete(pool, tenant, supportIdentifier, identifier))
                .invoke(wasThere -> {
                    if (!wasThere) {
                        throw unknown();
                    }
                })
                .replaceWithVoid();
    }

    private static boolean isOf(String tenant, String supportIdentifier, JwksIdentifier one) {
        return one.tenant().equals(tenant) && one.supportIdentifier().equals(supportIdentifier);
    }

    private static JwksIdentifier required(Optional<JwksIdentifier> found) {
        return found.orElseThrow(FindJwks::unknown);
    }

    private static BounceRefused unknown() {
        return BounceRefused.unknown("There is no such identifier.");
    }
}
