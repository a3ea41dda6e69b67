package io.millrace.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes keys: first the locks, then the rows. Two statements, because the rows must be read by a
 * snapshot that is younger than the locks; both are sent at once.
 */
final class Claims {

    private static final String LOCK =
            """
            SELECT pg_try_advisory_xact_lock(hashtextextended(t || chr(10) || k, 8911))
            FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted(t, k, place)
            ORDER BY place
            """;

    private static final String READ =
            """
            SELECT stored.fingerprint, stored.status, stored.answer, stored.location
            FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted(t, k, place)
            LEFT JOIN idempotency_key stored ON stored.tenant = t AND stored.key = k
                 AND stored.created_at > now() - interval '24 hours'
            ORDER BY place
            """;

    private Claims() {}

    static Uni<Map<IdempotencyKey, Claim>> take(
            SqlConnection transaction, List<IdempotencyKey> keys) {
        Tuple names = namesOf(keys);
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(LOCK).execute(names),
                        transaction.preparedQuery(READ).execute(names))
                .with((locks, rows) -> match(keys, locks, rows));
    }

    private static Tuple namesOf(List<IdempotencyKey> keys) {
        return Tuple.of(
                keys.stream().map(IdempotencyKey::tenant).toArray(String[]::new),
                keys.stream().map(IdempotencyKey::key).toArray(String[]::new));
    }

    private static Map<IdempotencyKey, Claim> match(
            List<IdempotencyKey> keys, RowSet<Row> locks, RowSet<Row> rows) {
        Map<IdempotencyKey, Claim> claims = HashMap.newHashMap(keys.size());
        var lock = locks.iterator();
        var row = rows.iterator();
        for (IdempotencyKey key : keys) {
            claims.put(key, claimOf(key, lock.next().getBoolean(0), row.next()));
        }
        return claims;
    }

    private static Claim claimOf(IdempotencyKey key, boolean locked, Row stored) {
        String fingerprint = stored.getString("fingerprint");
        if (fingerprint == null) {
            return locked ? new Claim.Fresh() : new Claim.InUse();
        }
        return fingerprint.equals(key.fingerprint())
                ? new Claim.Replay(answerOf(stored))
                : new Claim.Reused();
    }

    private static StoredAnswer answerOf(Row stored) {
        return new StoredAnswer(
                stored.getInteger("status"),
                stored.getString("answer"),
                stored.getString("location"));
    }
}
