package io.millrace.migration.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.MigrationKind;
import io.millrace.migration.catalog.Migrations;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows definitions. */
@ApplicationScoped
class ReadDefinitions {

    private final Pool pool;

    ReadDefinitions(Pool pool) {
        this.pool = pool;
    }

    /** With the results of its objects. */
    Uni<ObjectNode> get(MigrationKey key) {
        return Migrations.find(pool, key)
                .map(found -> found.orElseThrow(() -> SaveDefinition.unknown(key)))
                .chain(found ->
                        CarriedObjects.list(pool, key)
                                .map(objects -> DefinitionView.of(found, objects)));
    }

    /** In the order of codes, without results. */
    Uni<Page<ObjectNode>> list(String tenant, MigrationKind kind, PageRequest page) {
        String after = page.after().isEmpty() ? "" : page.after().getFirst();
        return Migrations.list(pool, tenant, kind, after, page.fetchSize())
                .map(rows ->
                        Page.of(rows, page, row -> List.of(row.key().code()))
                                .map(DefinitionView::of));
    }
}
