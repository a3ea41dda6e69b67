package io.millrace.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes keys: first the locks, then the rows. Two statements, because the rows must be read by a
 * snapshot that is younger than the locks; both are sent at once.
 *
 * <p>The release before knows no owners, and may run beside this one. So the lock is on the key
 * alone, the row is there for whoever was first, and a second owner's has the owner in its key.
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
            FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS wanted(t, k, o, place)
            LEFT JOIN LATERAL (
                SELECT there.fingerprint, there.status, there.answer, there.location
                FROM idempotency_key there
                WHERE there.tenant = t AND there.key IN (k, k || chr(10) || o)
                  AND coalesce(there.owner, o) = o AND there.created_at > now() - interval '24 hours'
                ORDER BY there.owner LIMIT 1) stored ON true
            ORDER BY place
            """;

    private Claims() {}

    static Uni<Map<IdempotencyKey, Claim>> take(
            SqlConnection transaction, List<IdempotencyKey> keys) {
        String[] tenants = column(keys, IdempotencyKey::tenant);
        String[] names = column(keys, IdempotencyKey::key);
        String[] owners = column(keys, IdempotencyKey::owner);
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(LOCK).execute(Tuple.of(tenants, names)),
                        transaction.preparedQuery(READ).execute(Tuple.of(tenants, names, owners)))
                .with((locks, rows) -> match(keys, locks, rows));
    }

    private static String[] column(
            List<IdempotencyKey> keys, Function<IdempotencyKey, String> value) {
        return keys.stream().map(value).toArray(String[]::new);
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
