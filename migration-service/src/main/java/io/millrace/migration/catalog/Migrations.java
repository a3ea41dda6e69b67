package io.millrace.migration.catalog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Definitions, each query for one tenant. */
public final class Migrations {

    private static final String SELECT = "SELECT " + Migration.COLUMNS + " FROM migration ";
    private static final String FIND = SELECT + "WHERE tenant = $1 AND kind = $2 AND code = $3";
    private static final String LIST =
            SELECT + "WHERE tenant = $1 AND kind = $2 AND code > $3 ORDER BY code LIMIT $4";
    private static final String SAVE =
            """
            INSERT INTO migration AS there (tenant, kind, code, definition, status, created_by)
            VALUES ($1, $2, $3, $4, 'SAVED', $5)
            ON CONFLICT (tenant, kind, code) DO UPDATE SET definition = excluded.definition, status = 'SAVED',
                created_by = excluded.created_by, reason = NULL, triggered_by = NULL, started_at = NULL,
                ended_at = NULL, step = NULL, done = 0, total = 0, file_id = NULL
            WHERE there.status IN ('SAVED', 'FAILED')
            RETURNING xmax = 0 AS created
            """;
    private static final String COPY =
            """
            INSERT INTO migration (tenant, kind, code, definition, status, created_by)
            VALUES ($1, $2, $3, $4, 'SAVED', $5) ON CONFLICT DO NOTHING
            """;
    private static final String DELETE =
            """
            DELETE FROM migration WHERE tenant = $1 AND kind = $2 AND code = $3 AND status <> 'INPROGRESS'
            """;

    private Migrations() {}

    public static Uni<Optional<Migration>> find(SqlClient client, MigrationKey key) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(key.tenant(), key.kind().name(), key.code()))
                .map(rows -> Migration.all(rows).stream().findFirst());
    }

    /** In the order of codes, those behind one. */
    public static Uni<List<Migration>> list(
            SqlClient client, String tenant, MigrationKind kind, String after, int limit) {
        return client.preparedQuery(LIST)
                .execute(Tuple.of(tenant, kind.name(), after, limit))
                .map(Migration::all);
    }

    /** Whether it is new; empty where the one of that code is under way or finished. */
    public static Uni<Optional<Boolean>> save(
            SqlClient client, MigrationKey key, String definition, String user) {
        return client.preparedQuery(SAVE)
                .execute(Tuple.of(key.tenant(), key.kind().name(), key.code(), definition, user))
                .map(rows ->
                        rows.size() == 0
                                ? Optional.empty()
                                : Optional.of(rows.iterator().next().getBoolean("created")));
    }

    /** Whether the code was free. */
    public static Uni<Boolean> copy(
            SqlClient client, MigrationKey key, String definition, String user) {
        return client.preparedQuery(COPY)
                .execute(Tuple.of(key.tenant(), key.kind().name(), key.code(), definition, user))
                .map(done -> done.rowCount() == 1);
    }

    /** Whether there was one to delete; one that is under way is not. */
    public static Uni<Boolean> delete(SqlClient client, MigrationKey key) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(key.tenant(), key.kind().name(), key.code()))
                .map(done -> done.rowCount() == 1);
    }
}
