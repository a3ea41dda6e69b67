package io.millrace.scheduler.definition;

import io.millrace.contracts.objects.ExportedObject;
import io.millrace.scheduler.definition.CarriedRows.Kept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Takes definitions out of a tenant, without any secret. */
public final class ExportDefinitions {

    private ExportDefinitions() {}

    /**
     * In the order of their codes.
     *
     * @param patterns for SQL's LIKE
     */
    public static Uni<List<ExportedObject>> export(
            SqlConnection transaction, DefinitionType type, String tenant, String[] patterns) {
        return CarriedRows.like(transaction, type, tenant, patterns)
                .map(rows -> rows.stream().map(row -> exported(type, row)).toList());
    }

    private static ExportedObject exported(DefinitionType type, Kept row) {
        var body = CarriedBody.leaving(row.body());
        var needs = CarriedBody.needs(type, body);
        return new ExportedObject(
                type.name(),
                row.code(),
                DefinitionJson.write(body),
                needs.references(),
                needs.secrets());
    }
}
