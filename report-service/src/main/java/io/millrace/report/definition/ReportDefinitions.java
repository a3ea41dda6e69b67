package io.millrace.report.definition;

import io.millrace.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Definitions that tenants made, by tenant and code. */
@ApplicationScoped
class ReportDefinitions {

    private static final String FIND =
            "SELECT code, body FROM report_definition WHERE tenant = $1 AND code = $2";

    private static final String LIST =
            """
            SELECT code, body FROM report_definition
            WHERE tenant = $1 AND code > $2 ORDER BY code LIMIT $3
            """;

    /** A row that was inserted has no earlier version. */
    private static final String SAVE =
            """
            INSERT INTO report_definition AS d (tenant, code, revision, body, changed_by, changed_at)
            VALUES ($1, $2, 1, $3, $4, now())
            ON CONFLICT (tenant, code) DO UPDATE
            SET revision = d.revision + 1, body = excluded.body, changed_by = excluded.changed_by,
                changed_at = excluded.changed_at
            RETURNING revision
            """;

    private static final String DELETE =
            "DELETE FROM report_definition WHERE tenant = $1 AND code = $2";

    private final Pool pool;

    ReportDefinitions(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<ReportDefinition>> find(String tenant, String code) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(tenant, code))
                .map(rows -> definitionsOf(rows).stream().findFirst());
    }

    Uni<List<ReportDefinition>> list(String tenant, PageRequest page) {
        String after = page.after().isEmpty() ? "" : page.after().getFirst();
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(tenant, after, page.fetchSize()))
                .map(ReportDefinitions::definitionsOf);
    }

    /** Says whether it is a new one. */
    Uni<Boolean> save(String tenant, String user, ReportDefinition definition) {
        return pool.preparedQuery(SAVE)
                .execute(Tuple.of(tenant, definition.code(), bodyOf(definition), user))
                .map(rows -> rows.iterator().next().getLong(0) == 1L);
    }

    /** Says whether there was one. */
    Uni<Boolean> delete(String tenant, String code) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(tenant, code))
                .map(SqlResult::rowCount)
                .map(deleted -> deleted == 1);
    }

    static List<ReportDefinition> definitionsOf(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> definitionOf(row.getString(0), row.getJsonObject(1)))
                .toList();
    }

    private static ReportDefinition definitionOf(String code, JsonObject body) {
        return new ReportDefinition(
                code,
                body.getString("name"),
                body.getString("dataSource"),
                body.getString("view"),
                body.getJsonArray("columns").stream().map(String.class::cast).toList(),
                body.getString("defaultFilter"));
    }

    static JsonObject bodyOf(ReportDefinition definition) {
        return new JsonObject()
                .put("name", definition.name())
                .put("dataSource", definition.dataSource())
                .put("view", definition.view())
                .put("columns", new JsonArray(definition.columns()))
                .put("defaultFilter", definition.defaultFilter());
    }
}
