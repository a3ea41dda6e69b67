package io.millrace.migration.status;

import io.millrace.migration.catalog.Migration;
import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.MigrationStatus;
import io.millrace.migration.catalog.Migrations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads how a definition stands. */
@ApplicationScoped
class ReadStatus {

    private final Pool pool;

    ReadStatus(Pool pool) {
        this.pool = pool;
    }

    /** Empty where the tenant has no such code. */
    Uni<Optional<MigrationStatus>> read(MigrationKey key) {
        return Migrations.find(pool, key).map(found -> found.map(Migration::status));
    }
}
