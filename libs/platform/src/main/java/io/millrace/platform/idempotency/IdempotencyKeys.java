package io.millrace.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Claims keys and stores answers, always in the transaction of the effect: table {@code
 * idempotency_key(tenant, key, owner, fingerprint, status, answer, location, created_at)}.
 */
@ApplicationScoped
public class IdempotencyKeys {

    /**
     * Claims many keys at once. Two entries of one list must not share tenant and key. A key that
     * comes back {@link Claim.Fresh} is locked until the transaction ends.
     */
    public Uni<Map<IdempotencyKey, Claim>> claim(
            SqlConnection transaction, List<IdempotencyKey> keys) {
        return Claims.take(transaction, keys);
    }

    /** Stores the answers of keys that were claimed fresh in this transaction. */
    public Uni<Void> store(SqlConnection transaction, Map<IdempotencyKey, StoredAnswer> answers) {
        return Answers.insert(transaction, answers);
    }

    /** One key around one piece of work; fails with {@link IdempotencyConflict}. */
    public Uni<StoredAnswer> once(
            SqlConnection transaction, IdempotencyKey key, Supplier<Uni<StoredAnswer>> work) {
        return claim(transaction, List.of(key))
                .chain(claims ->
                        switch (claims.getOrDefault(key, new Claim.InUse())) {
                            case Claim.Fresh _ -> first(transaction, key, work);
                            case Claim.Replay replay -> Uni.createFrom().item(replay.answer());
                            case Claim.Reused _ ->
                                    Uni.createFrom().failure(IdempotencyConflict.reused());
                            case Claim.InUse _ ->
                                    Uni.createFrom().failure(IdempotencyConflict.inUse());
                        });
    }

    private Uni<StoredAnswer> first(
            SqlConnection transaction, IdempotencyKey key, Supplier<Uni<StoredAnswer>> work) {
        return work.get().call(answer -> store(transaction, Map.of(key, answer)));
    }
}
