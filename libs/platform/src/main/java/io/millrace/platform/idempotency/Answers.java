package io.millrace.platform.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Stores answers; a row that is over its 24 hours but not yet pruned is replaced. One that is not
 * makes the statement fail by its null status: nobody else would stop a COMMIT that is already
 * sent.
 */
final class Answers {

    private static final String INSERT =
            """
            INSERT INTO idempotency_key AS old (tenant, key, owner, fingerprint, status, answer, location)
            SELECT t, CASE WHEN EXISTS (
                    SELECT FROM idempotency_key others
                    WHERE others.tenant = t AND others.key = k AND others.owner <> o
                      AND others.created_at > now() - interval '24 hours')
                THEN k || chr(10) || o ELSE k END, o, f, s, a, l
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[])
                AS fresh(t, k, o, f, s, a, l)
            ON CONFLICT (tenant, key) DO UPDATE
            SET owner = excluded.owner, fingerprint = excluded.fingerprint, answer = excluded.answer,
                location = excluded.location, created_at = now(),
                status = CASE WHEN old.created_at <= now() - interval '24 hours' THEN excluded.status END
            """;

    private Answers() {}

    static Uni<Void> insert(SqlConnection transaction, Map<IdempotencyKey, StoredAnswer> answers) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(INSERT)
                .execute(rowsOf(List.copyOf(answers.entrySet())))
                .replaceWithVoid();
    }

    private static Tuple rowsOf(List<Map.Entry<IdempotencyKey, StoredAnswer>> entries) {
        return Tuple.from(
                new ArrayList<Object>(
                        List.of(
                                column(entries, e -> e.getKey().tenant(), new String[0]),
                                column(entries, e -> e.getKey().key(), new String[0]),
                                column(entries, e -> e.getKey().owner(), new String[0]),
                                column(entries, e -> e.getKey().fingerprint(), new String[0]),
                                column(entries, e -> e.getValue().status(), new Integer[0]),
                                column(entries, e -> e.getValue().body(), new String[0]),
                                column(entries, e -> e.getValue().location(), new String[0]))));
    }

    private static <T> T[] column(
            List<Map.Entry<IdempotencyKey, StoredAnswer>> entries,
            Function<Map.Entry<IdempotencyKey, StoredAnswer>, ? extends T> value,
            T[] type) {
        return entries.stream().map(value).toList().toArray(type);
    }
}
