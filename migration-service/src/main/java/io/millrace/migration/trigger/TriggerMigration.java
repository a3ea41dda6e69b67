package io.millrace.migration.trigger;

import io.millrace.migration.answer.Answer;
import io.millrace.migration.answer.Answers;
import io.millrace.migration.answer.MigrationRefused;
import io.millrace.migration.catalog.CarriedObjects;
import io.millrace.migration.catalog.Migration;
import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.Migrations;
import io.millrace.migration.progress.Begin;
import io.millrace.migration.work.WorkLoop;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Sets an export or import going, which a failure before does not hinder but a success does. */
@ApplicationScoped
class TriggerMigration {

    private static final int OK = 200;
    private static final String TRIGGERED = body(Answers.TRIGGERED);

    private final Pool pool;
    private final IdempotencyKeys keys;
    private final WorkLoop loop;

    TriggerMigration(Pool pool, IdempotencyKeys keys, WorkLoop loop) {
        this.pool = pool;
        this.keys = keys;
        this.loop = loop;
    }

    /** The answer's body. Fails with {@link MigrationRefused}. */
    Uni<String> trigger(MigrationKey key, String user, Optional<IdempotencyKey> once) {
        return pool.withTransaction(transaction ->
                        once.isEmpty()
                                ? begin(transaction, key, user)
                                : keys.once(
                                        transaction,
                                        once.get(),
                                        () -> begin(transaction, key, user)))
                .invoke(loop::wake)
                .map(StoredAnswer::body);
    }

    private static Uni<StoredAnswer> begin(
            SqlConnection transaction, MigrationKey key, String user) {
        return Begin.run(transaction, key, user)
                .chain(begun -> begun ? clear(transaction, key) : refuse(transaction, key))
                .replaceWith(() -> new StoredAnswer(OK, TRIGGERED, null));
    }

    private static Uni<Void> clear(SqlConnection transaction, MigrationKey key) {
        return CarriedObjects.clear(transaction, key);
    }

    private static Uni<Void> refuse(SqlConnection transaction, MigrationKey key) {
        return Migrations.find(transaction, key)
                .map(found -> {
                    throw new MigrationRefused(whyNot(key, found));
                });
    }

    private static Answer whyNot(MigrationKey key, Optional<Migration> found) {
        return found.map(there ->
                        switch (there.status()) {
                            case SUCCESS -> Answers.completed(key.kind());
                            // One that was ended a moment ago is under way to whoever asked before.
                            case SAVED, FAILED, INPROGRESS -> Answers.inProgress(key.kind());
                        })
                .orElse(Answers.NO_SUCH_CODE);
    }

    private static String body(Answer answer) {
        return new JsonObject()
                .put("errorMessage", answer.errorMessage())
                .put("statusCode", answer.statusCode())
                .put("status", answer.status())
                .encode();
    }
}
