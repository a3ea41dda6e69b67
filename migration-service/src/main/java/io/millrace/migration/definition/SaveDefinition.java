package io.millrace.migration.definition;

import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.catalog.Migration;
import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.MigrationKind;
import io.millrace.migration.catalog.Migrations;
import io.millrace.migration.file.FileService;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.problem.FieldError;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Saves and deletes definitions, but none that is under way or was a success. */
@ApplicationScoped
class SaveDefinition {

    private final Pool pool;
    private final FileService files;

    SaveDefinition(Pool pool, FileService files) {
        this.pool = pool;
        this.files = files;
    }

    /** Whether it is new. */
    Uni<Boolean> save(MigrationKey key, String user, byte[] body) {
        var fields = JsonBody.object(body);
        return key.kind() == MigrationKind.EXPORT
                ? save(key, user, ExportDefinition.read(fields).json())
                : checked(key, ImportDefinition.read(fields))
                        .chain(checked -> save(key, user, checked.json()));
    }

    private Uni<ImportDefinition> checked(MigrationKey key, ImportDefinition definition) {
        return files.find(key.tenant(), definition.fileId())
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw ProblemException.invalid(
                                List.of(
                                        new FieldError(
                                                "/fileId", "is no stored file of the tenant")));
                    }
                })
                .replaceWith(definition);
    }

    private Uni<Boolean> save(MigrationKey key, String user, String definition) {
        return pool.withTransaction(transaction ->
                Migrations.save(transaction, key, definition, user)
                        .call(saved ->
                                saved.isPresent()
                                        ? CarriedObjects.clear(transaction, key)
                                        : refuse(key))
                        .map(Optional::orElseThrow));
    }

    private static Uni<Void> refuse(MigrationKey key) {
        return Uni.createFrom()
                .failure(
                        ProblemException.conflict(
                                key.code()
                                        + " is under way or was a success: copy it to a new code."));
    }

    Uni<Void> delete(MigrationKey key) {
        return Migrations.delete(pool, key)
                .chain(deleted ->
                        deleted
                                ? Uni.createFrom().voidItem()
                                : Migrations.find(pool, key).invoke(found -> refuse(key, found)))
                .replaceWithVoid();
    }

    private static void refuse(MigrationKey key, Optional<Migration> found) {
        if (found.isPresent()) {
            throw ProblemException.conflict(key.code() + " is under way.");
        }
        throw unknown(key);
    }

    static ProblemException unknown(MigrationKey key) {
        return ProblemException.notFound(
                "There is no " + key.kind().word() + " of code " + key.code() + ".");
    }
}
