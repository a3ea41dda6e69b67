package io.millrace.bounce.instance;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Instances as the database has them. */
@ApplicationScoped
public class Instances {

    private static final String WHERE =
            " WHERE tenant = $1 AND support_identifier = $2 AND service_type = $3 AND instance_id = $4";
    private static final String FIND = "SELECT * FROM instance" + WHERE;
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String DELETE = "DELETE FROM instance" + WHERE;
    private static final String LIKE =
            """
            SELECT * FROM instance
            WHERE tenant = $1
              AND support_identifier || '/' || service_type || '/' || instance_id LIKE ANY($2::text[])
            ORDER BY (support_identifier || '/' || service_type || '/' || instance_id) COLLATE "C"
            """;
    private static final String SAVE =
            """
            INSERT INTO instance (tenant, support_identifier, service_type, instance_id, batch_name, opted_in,
              hosts, lead_seconds, changed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (tenant, support_identifier, service_type, instance_id) DO UPDATE
            SET batch_name = excluded.batch_name, opted_in = excluded.opted_in, hosts = excluded.hosts,
                lead_seconds = excluded.lead_seconds, changed_by = excluded.changed_by, changed_at = now()
            RETURNING xmax = 0 AS is_new
            """;

    public Uni<Optional<Instance>> find(SqlClient client, InstanceKey key) {
        return client.preparedQuery(FIND).execute(named(key)).map(Instances::first);
    }

    /**
     * The same, and whoever else changes the instance or its bookings waits for this transaction.
     */
    public Uni<Optional<Instance>> lock(SqlClient transaction, InstanceKey key) {
        return transaction.preparedQuery(LOCK).execute(named(key)).map(Instances::first);
    }

    /** Those whose code fits, in the order of codes. */
    Uni<List<Instance>> like(SqlClient client, String tenant, String[] patterns) {
        return client.preparedQuery(LIKE)
                .execute(Tuple.of(tenant, patterns))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Instances::read)
                                .toList());
    }

    /** Whether it was not there before. */
    public Uni<Boolean> save(SqlClient transaction, Instance instance, String user) {
        var row =
                named(instance.key())
                        .addString(instance.batchName())
                        .addBoolean(instance.optedIn())
                        .addArrayOfString(instance.hosts().toArray(String[]::new))
                        .addLong(instance.leadTime().toSeconds())
                        .addString(user);
        return transaction
                .preparedQuery(SAVE)
                .execute(row)
                .map(rows -> rows.iterator().next().getBoolean("is_new"));
    }

    Uni<Void> delete(SqlClient transaction, InstanceKey key) {
        return transaction.preparedQuery(DELETE).execute(named(key)).replaceWithVoid();
    }

    private static Tuple named(InstanceKey key) {
        return Tuple.tuple()
                .addString(key.tenant())
                .addString(key.supportIdentifier())
                .addString(key.serviceType())
                .addString(key.instanceId());
    }

    private static Optional<Instance> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Instances::read).findFirst();
    }

    private static Instance read(Row row) {
        return new Instance(
                new InstanceKey(
                        row.getString("tenant"),
                        row.getString("support_identifier"),
                        row.getString("service_type"),
                        row.getString("instance_id")),
                row.getString("batch_name"),
                row.getBoolean("opted_in"),
                List.of(row.getArrayOfStrings("hosts")),
                Duration.ofSeconds(row.getLong("lead_seconds")));
    }
}
