package io.millrace.report;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The tables, as a test looks at them and fills them. */
final class Store {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Store() {}

    static List<Row> query(Pool pool, String sql) {
        return StreamSupport.stream(
                        pool.query(sql).execute().await().atMost(LIMIT).spliterator(), false)
                .toList();
    }

    static long number(Pool pool, String sql) {
        return query(pool, sql).getFirst().getLong(0);
    }

    /** Runs of a batch, as many, one a second from the first of January 2026 on. */
    static void runs(Pool pool, String tenant, String batch, int number) {
        query(
                pool,
                """
                INSERT INTO run SELECT '%1$s', '%2$s_' || i, '%2$s', 'rest', NULL, '2026-01-31',
                    CASE WHEN i %% 10 = 0 THEN 'FAILED' ELSE 'SUCCESSFUL' END, CASE WHEN i %% 10 = 0 THEN -1 ELSE 0 END,
                    'meridian.operator', '2026-01-01T00:00:00Z'::timestamptz + i * interval '1 s',
                    '2026-01-01T00:00:01.5Z'::timestamptz + i * interval '1 s', 5, 0
                FROM generate_series(1, %3$d) i ON CONFLICT DO NOTHING
                """
                        .formatted(tenant, batch, number));
    }
}
