package io.millrace.bounce.execution;

import io.millrace.bounce.customer.Customer;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.ticket.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Executions as the database has them, each query for one tenant. */
@ApplicationScoped
public class Executions {

    private static final String SELECT =
            "SELECT "
                    + ExecutionRow.COLUMNS
                    + "FROM ticket t JOIN execution e ON e.tenant = t.tenant AND e.id = t.rfc_number ";
    private static final String BY_ID = SELECT + "WHERE t.tenant = $1 AND t.rfc_number = $2";
    private static final String LOCK = BY_ID + " FOR UPDATE";
    private static final String OF_CUSTOMER =
            SELECT
                    + """
                    WHERE t.tenant = $1 AND t.support_identifier = $2 AND t.rfc_number = ANY($3)
                    """;
    private static final String LIST =
            SELECT
                    + """
                    WHERE t.tenant = $1 AND t.support_identifier = $2 AND t.service_type = $3
                      AND t.stage = ANY($4) AND ($5::text IS NULL OR t.instance_id = $5)
                    ORDER BY t.created_at DESC, t.rfc_number LIMIT $6
                    """;
    private static final String LOCK_OF_INSTANCE =
            SELECT
                    + """
                    WHERE t.tenant = $1 AND t.support_identifier = $2 AND t.service_type = $3
                      AND t.instance_id = $4 AND t.stage IN ('UNSCHEDULED', 'SCHEDULED', 'RUNNING')
                    ORDER BY t.rfc_number FOR UPDATE
                    """;

    /** The execution, locked until the transaction ends. */
    public Uni<Optional<Execution>> lock(SqlClient transaction, String tenant, String id) {
        return one(transaction, LOCK, tenant, id);
    }

    Uni<Optional<Execution>> find(SqlClient client, String tenant, String id) {
        return one(client, BY_ID, tenant, id);
    }

    private static Uni<Optional<Execution>> one(
            SqlClient client, String sql, String tenant, String id) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(tenant, id))
                .map(rows -> ExecutionRow.all(rows).stream().findFirst());
    }

    /** Those of these that are the customer's. */
    public Uni<List<Execution>> ofCustomer(
            SqlClient client, Customer customer, Collection<String> ids) {
        return client.preparedQuery(OF_CUSTOMER)
                .execute(
                        Tuple.of(
                                customer.tenant(),
                                customer.supportIdentifier(),
                                ids.toArray(String[]::new)))
                .map(ExecutionRow::all);
    }

    /**
     * Newest first.
     *
     * @param target instance, or null for all
     */
    Uni<List<Execution>> list(
            SqlClient client,
            Customer customer,
            String serviceType,
            List<Stage> stages,
            @Nullable String target,
            int limit) {
        return client.preparedQuery(LIST)
                .execute(
                        Tuple.tuple()
                                .addString(customer.tenant())
                                .addString(customer.supportIdentifier())
                                .addString(serviceType)
                                .addArrayOfString(
                                        stages.stream().map(Stage::name).toArray(String[]::new))
                                .addString(target)
                                .addInteger(limit))
                .map(ExecutionRow::all);
    }

    /** Those that are not closed, locked until the transaction ends. */
    Uni<List<Execution>> lockOpen(SqlClient transaction, InstanceKey instance) {
        return transaction
                .preparedQuery(LOCK_OF_INSTANCE)
                .execute(
                        Tuple.of(
                                instance.tenant(),
                                instance.supportIdentifier(),
                                instance.serviceType(),
                                instance.instanceId()))
                .map(ExecutionRow::all);
    }
}
