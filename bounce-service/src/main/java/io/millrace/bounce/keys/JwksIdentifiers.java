package io.millrace.bounce.keys;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Identifiers as the database has them. */
@ApplicationScoped
public class JwksIdentifiers {

    private static final String BY_GUID = "SELECT * FROM jwks_identifier WHERE identifier = $1";
    private static final String OF_CUSTOMER =
            """
            SELECT * FROM jwks_identifier
            WHERE tenant = $1 AND support_identifier = $2 AND identifier > $3
            ORDER BY identifier LIMIT $4
            """;
    private static final String INSERT =
            """
            INSERT INTO jwks_identifier (tenant, support_identifier, identifier, jwks_uri, issuer, audience, created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String DELETE =
            """
            DELETE FROM jwks_identifier WHERE tenant = $1 AND support_identifier = $2 AND identifier = $3
            """;

    /** By the GUID alone: it is what tells the tenant. */
    public Uni<Optional<JwksIdentifier>> find(SqlClient client, UUID identifier) {
        return client.preparedQuery(BY_GUID)
                .execute(Tuple.of(identifier))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** In the order of their GUIDs, from behind one on. */
    public Uni<List<JwksIdentifier>> list(
            SqlClient client, String tenant, String supportIdentifier, UUID after, int limit) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(Tuple.of(tenant, supportIdentifier, after, limit))
                .map(JwksIdentifiers::all);
    }

    public Uni<Void> insert(SqlClient transaction, JwksIdentifier identifier, String user) {
        return transaction
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addString(identifier.tenant())
                                .addString(identifier.supportIdentifier())
                                .addUUID(identifier.identifier())
                                .addString(identifier.jwksUri().toString())
                                .addString(identifier.issuer())
                                .addString(identifier.audience())
                                .addString(user))
                .replaceWithVoid();
    }

    /** Whether it was there. */
    public Uni<Boolean> delete(
            SqlClient client, String tenant, String supportIdentifier, UUID identifier) {
        return client.preparedQuery(DELETE)
                .execute(Tuple.of(tenant, supportIdentifier, identifier))
                .map(rows -> rows.rowCount() > 0);
    }

    private static List<JwksIdentifier> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(JwksIdentifiers::read).toList();
    }

    private static JwksIdentifier read(Row row) {
        return new JwksIdentifier(
                row.getString("tenant"),
                row.getString("support_identifier"),
                row.getUUID("identifier"),
                URI.create(row.getString("jwks_uri")),
                row.getString("issuer"),
                row.getString("audience"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
