package io.millrace.migration.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.contracts.objects.ObjectReference;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** The objects of an export or import. */
public final class CarriedObjects {

    private static final String COLUMNS =
            "type, object_code, body, needs, secrets, outcome, reason FROM migration_object ";
    private static final String OF = "WHERE tenant = $1 AND kind = $2 AND code = $3 ";
    private static final String LIST = "SELECT " + COLUMNS + OF + "ORDER BY type, object_code";
    private static final String CLEAR = "DELETE FROM migration_object " + OF;
    private static final String DROP_BODIES = "UPDATE migration_object SET body = NULL " + OF;
    private static final String SAVE =
            """
            INSERT INTO migration_object (tenant, kind, code, type, object_code, body, needs, secrets, outcome, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (tenant, kind, code, type, object_code) DO UPDATE SET body = excluded.body,
                needs = excluded.needs, secrets = excluded.secrets, outcome = excluded.outcome,
                reason = excluded.reason
            """;

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<ObjectReference>> REFERENCES = new TypeReference<>() {};

    private CarriedObjects() {}

    /** In the order of type and code. */
    public static Uni<List<CarriedObject>> list(SqlClient client, MigrationKey key) {
        return client.preparedQuery(LIST)
                .execute(tuple(key))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(CarriedObjects::object)
                                .toList());
    }

    public static Uni<Void> save(SqlClient client, MigrationKey key, List<CarriedObject> objects) {
        return objects.isEmpty()
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(SAVE)
                        .executeBatch(objects.stream().map(each -> tuple(key, each)).toList())
                        .replaceWithVoid();
    }

    public static Uni<Void> clear(SqlClient client, MigrationKey key) {
        return client.preparedQuery(CLEAR).execute(tuple(key)).replaceWithVoid();
    }

    /** They have served. */
    public static Uni<Void> dropBodies(SqlClient client, MigrationKey key) {
        return client.preparedQuery(DROP_BODIES).execute(tuple(key)).replaceWithVoid();
    }

    private static CarriedObject object(Row row) {
        return new CarriedObject(
                row.getString("type"),
                row.getString("object_code"),
                row.getString("body"),
                references(row.getString("needs")),
                List.of(row.getArrayOfStrings("secrets")),
                row.getString("outcome"),
                row.getString("reason"));
    }

    private static List<ObjectReference> references(String json) {
        try {
            return JSON.readValue(json, REFERENCES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("references in the database", broken);
        }
    }

    private static Tuple tuple(MigrationKey key) {
        return Tuple.of(key.tenant(), key.kind().name(), key.code());
    }

    private static Tuple tuple(MigrationKey key, CarriedObject object) {
        return tuple(key)
                .addString(object.type())
                .addString(object.code())
                .addString(object.body())
                .addString(ObjectMessages.write(object.references()))
                .addArrayOfString(object.secrets().toArray(String[]::new))
                .addString(object.outcome())
                .addString(object.reason());
    }
}
