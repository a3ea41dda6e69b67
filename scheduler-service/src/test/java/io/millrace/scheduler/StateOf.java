package io.millrace.scheduler;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** All that the service keeps of a tenant, as one text, to see that nothing has changed. */
public final class StateOf {

    private static final String READ =
            """
            select md5(coalesce(string_agg(line, ',' order by line), '')) as sum from (
              select run::text as line from run where tenant = $1
              union all select task::text from task where tenant = $1
              union all select batch::text from batch where tenant = $1
              union all select batch_group::text from batch_group where tenant = $1
              union all select worker::text from worker where tenant = $1
              union all select definition_version::text from definition_version where tenant = $1
              union all select process_schedule::text from process_schedule where tenant = $1
              union all select process_firing::text from process_firing where tenant = $1
              union all select idempotency_key::text from idempotency_key where tenant = $1
            ) everything
            """;

    private StateOf() {}

    public static String tenant(Pool pool, String tenant) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(tenant))
                .map(rows -> rows.iterator().next().getString("sum"))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
