package io.millrace.scheduler.definition;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows of definitions in a transaction that also writes other things. */
final class CarriedRows {

    private static final String FIND =
            """
            select code, body::text, revision, {version} as version from {table}
            where tenant = $1 and code = $2 for update
            """;
    private static final String LIKE =
            """
            select code, body::text, revision, {version} as version from {table}
            where tenant = $1 and code like any($2::text[]) order by code
            """;
    private static final String KNOWN =
            "select code from {table} where tenant = $1 and code = any($2::text[])";
    private static final String SAVE =
            """
            insert into {table} (tenant, code, body, revision, changed_at, changed_by)
            values ($1, $2, $3::text::jsonb, $4, now(), $5)
            on conflict (tenant, code) do update set body = excluded.body, revision = excluded.revision,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """;
    private static final String SAVE_VERSIONED =
            """
            insert into {table} (tenant, code, body, revision, changed_at, changed_by, definition_version)
            values ($1, $2, $3::text::jsonb, $4, now(), $5, $6)
            on conflict (tenant, code) do update set body = excluded.body, revision = excluded.revision,
                changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                definition_version = excluded.definition_version
            """;
    private static final String DELETE = "delete from {table} where tenant = $1 and code = $2";
    private static final String KEEP_VERSION =
            """
            insert into definition_version (tenant, kind, code, body)
            values ($1, $2, $3, $4::text::jsonb) returning id
            """;
    private static final String RETIRE =
            "update definition_version set retired_at = now() where id = $1";

    private CarriedRows() {}

    /**
     * @param version null for a worker
     */
    record Kept(String code, String body, long revision, @Nullable Long version) {

        /** A row that is written now; its version comes with it. */
        static Kept next(String code, String body, long lastRevision, Instant now) {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
            return new Kept(code, body, Math.max(lastRevision + 1, micros), null);
        }
    }

    static Uni<Optional<Kept>> find(
            SqlConnection transaction, DefinitionType type, DefinitionKey key) {
        return transaction
                .preparedQuery(of(type, FIND))
                .execute(Tuple.of(key.tenant(), key.code()))
                .map(rows -> all(rows).stream().findFirst());
    }

    static Uni<List<Kept>> like(
            SqlConnection transaction, DefinitionType type, String tenant, String[] patterns) {
        return transaction
                .preparedQuery(of(type, LIKE))
                .execute(Tuple.of(tenant, patterns))
                .map(CarriedRows::all);
    }

    /** Those of the codes for which there is a definition. */
    static Uni<Set<String>> known(
            SqlConnection transaction, String table, String tenant, Collection<String> codes) {
        return transaction
                .preparedQuery(KNOWN.replace("{table}", table))
                .execute(Tuple.of(tenant, codes.toArray(String[]::new)))
                .map(rows -> {
                    var known = new HashSet<String>();
                    rows.forEach(row -> known.add(row.getString(0)));
                    return known;
                });
    }

    static Uni<Void> save(
            SqlConnection transaction,
            DefinitionType type,
            DefinitionKey key,
            Kept row,
            String user) {
        var values = Tuple.of(key.tenant(), key.code(), row.body(), row.revision(), user);
        if (type.versionKind() == null) {
            return transaction.preparedQuery(of(type, SAVE)).execute(values).replaceWithVoid();
        }
        return transaction
                .preparedQuery(KEEP_VERSION)
                .execute(Tuple.of(key.tenant(), type.versionKind(), key.code(), row.body()))
                .map(rows -> values.addLong(rows.iterator().next().getLong(0)))
                .chain(all -> transaction.preparedQuery(of(type, SAVE_VERSIONED)).execute(all))
                .replaceWithVoid();
    }

    static Uni<Void> delete(SqlConnection transaction, DefinitionType type, DefinitionKey key) {
        return transaction
                .preparedQuery(of(type, DELETE))
                .execute(Tuple.of(key.tenant(), key.code()))
                .replaceWithVoid();
    }

    /** No run will begin by the version of this row any more. */
    static Uni<Void> retire(SqlConnection transaction, Kept row) {
        return row.version() == null
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(RETIRE)
                        .execute(Tuple.of(row.version()))
                        .replaceWithVoid();
    }

    private static String of(DefinitionType type, String statement) {
        String version = type.versionKind() == null ? "null::bigint" : "definition_version";
        return statement.replace("{table}", type.table()).replace("{version}", version);
    }

    private static List<Kept> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row ->
                        new Kept(
                                row.getString("code"),
                                row.getString("body"),
                                row.getLong("revision"),
                                row.getLong("version")))
                .toList();
    }
}
