package io.millrace.report.definition;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Definitions in a transaction of many. */
final class CarriedRows {

    private static final String FIND =
            """
            SELECT code, body FROM report_definition WHERE tenant = $1 AND code = $2 FOR UPDATE
            """;
    private static final String LIKE =
            """
            SELECT code, body FROM report_definition
            WHERE tenant = $1 AND code LIKE ANY($2::text[]) ORDER BY code COLLATE "C"
            """;
    private static final String INSERT =
            """
            INSERT INTO report_definition (tenant, code, revision, body, changed_by, changed_at)
            VALUES ($1, $2, 1, $3, $4, now()) ON CONFLICT DO NOTHING
            """;
    private static final String UPDATE =
            """
            UPDATE report_definition
            SET revision = revision + 1, body = $3, changed_by = $4, changed_at = now()
            WHERE tenant = $1 AND code = $2
            """;
    private static final String DELETE =
            "DELETE FROM report_definition WHERE tenant = $1 AND code = $2";

    private CarriedRows() {}

    static Uni<Optional<ReportDefinition>> find(
            SqlConnection transaction, String tenant, String code) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(tenant, code))
                .map(rows -> ReportDefinitions.definitionsOf(rows).stream().findFirst());
    }

    static Uni<List<ReportDefinition>> like(
            SqlConnection transaction, String tenant, String[] patterns) {
        return transaction
                .preparedQuery(LIKE)
                .execute(Tuple.of(tenant, patterns))
                .map(ReportDefinitions::definitionsOf);
    }

    /** Whether it could be; not where somebody was quicker to make one of that code. */
    static Uni<Boolean> save(
            SqlConnection transaction,
            String tenant,
            String user,
            ReportDefinition definition,
            boolean isThere) {
        return transaction
                .preparedQuery(isThere ? UPDATE : INSERT)
                .execute(
                        Tuple.of(
                                tenant,
                                definition.code(),
                                ReportDefinitions.bodyOf(definition),
                                user))
                .map(done -> done.rowCount() == 1);
    }

    static Uni<Void> delete(SqlConnection transaction, String tenant, String code) {
        return transaction.preparedQuery(DELETE).execute(Tuple.of(tenant, code)).replaceWithVoid();
    }

    /** The definition as it travels. */
    static String body(ReportDefinition definition) {
        return ReportDefinitions.bodyOf(definition).encode();
    }
}
