package io.millrace.callback;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Jobs for tests that are not about their reservation. */
public final class JobIds {

    private JobIds() {}

    /** The id of a job that the tenant has from now on. */
    public static String reserved(Pool pool, String tenant) {
        String id = any();
        pool.preparedQuery(
                        "insert into job (tenant, job_id, retire_at) values ($1, $2, now() + interval '1 day')")
                .execute(Tuple.of(tenant, id))
                .await()
                .atMost(Duration.ofSeconds(10));
        return id;
    }

    /** An id that nobody has. */
    public static String any() {
        return "%015X".formatted(ThreadLocalRandom.current().nextLong() >>> 4);
    }
}
