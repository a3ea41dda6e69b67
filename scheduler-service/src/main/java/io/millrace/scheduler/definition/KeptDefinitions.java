package io.millrace.scheduler.definition;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Definitions as the engine reads them: by key alone, on any thread. */
@ApplicationScoped
class KeptDefinitions {

    private static final String BATCH =
            "select definition_version from batch where tenant = $1 and code = $2";
    private static final String GROUP =
            "select definition_version from batch_group where tenant = $1 and code = $2";
    private static final String WORKER =
            "select revision, body::text from worker where tenant = $1 and code = $2";
    private static final String VERSION =
            "select code, body::text from definition_version where id = $1";

    private final Pool pool;

    KeptDefinitions(Pool pool) {
        this.pool = pool;
    }

    /** A worker as it stands now. */
    record Worker(long revision, String body) {}

    /** A version as it was written. */
    record Version(String code, String body) {}

    Uni<Optional<Long>> currentBatch(DefinitionKey key) {
        return row(BATCH, key).map(row -> row.map(found -> found.getLong(0)));
    }

    Uni<Optional<Long>> currentGroup(DefinitionKey key) {
        return row(GROUP, key).map(row -> row.map(found -> found.getLong(0)));
    }

    Uni<Optional<Worker>> worker(DefinitionKey key) {
        return row(WORKER, key)
                .map(row -> row.map(found -> new Worker(found.getLong(0), found.getString(1))));
    }

    Uni<Version> version(long id) {
        return pool.preparedQuery(VERSION)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next())
                .map(row -> new Version(row.getString(0), row.getString(1)));
    }

    private Uni<Optional<Row>> row(String query, DefinitionKey key) {
        return pool.preparedQuery(query)
                .execute(Tuple.of(key.tenant(), key.code()))
                .map(rows ->
                        rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next()));
    }
}
