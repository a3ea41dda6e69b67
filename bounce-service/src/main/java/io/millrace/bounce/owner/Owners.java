package io.millrace.bounce.owner;

import io.millrace.bounce.refusal.BounceRefused;
import io.millrace.bounce.refusal.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Support identifiers, each of the tenant that first used it. */
@ApplicationScoped
public class Owners {

    private static final String CLAIM =
            """
            INSERT INTO customer (tenant, support_identifier) VALUES ($1, $2)
            ON CONFLICT (support_identifier) DO NOTHING
            """;
    private static final String OWNER = "SELECT tenant FROM customer WHERE support_identifier = $1";

    /** From here on it is the tenant's, unless it is another's: then it fails with a 403. */
    public Uni<Void> claim(SqlClient transaction, String tenant, String supportIdentifier) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(tenant, supportIdentifier))
                .chain(() -> require(transaction, tenant, supportIdentifier));
    }

    /** Fails with a 403 where it is another tenant's, with a 404 where it is nobody's. */
    public Uni<Void> require(SqlClient client, String tenant, String supportIdentifier) {
        return client.preparedQuery(OWNER)
                .execute(Tuple.of(supportIdentifier))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw BounceRefused.unknown(
                                "There is no customer " + supportIdentifier + ".");
                    }
                    if (!rows.iterator().next().getString(0).equals(tenant)) {
                        throw new BounceRefused(
                                Reason.FOREIGN_CUSTOMER,
                                "The support identifier belongs to another tenant.");
                    }
                })
                .replaceWithVoid();
    }
}
