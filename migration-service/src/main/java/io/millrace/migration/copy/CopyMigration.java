package io.millrace.migration.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.migration.answer.Answer;
import io.millrace.migration.answer.Answers;
import io.millrace.migration.answer.CopyFailed;
import io.millrace.migration.answer.MigrationRefused;
import io.millrace.migration.catalog.Migration;
import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.MigrationKind;
import io.millrace.migration.catalog.Migrations;
import io.millrace.migration.definition.ImportDefinition;
import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Saves a new definition that says what a successful one said. */
@ApplicationScoped
class CopyMigration {

    private static final int OK = 200;

    private final Pool pool;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    CopyMigration(Pool pool, IdempotencyKeys keys, ObjectMapper json) {
        this.pool = pool;
        this.keys = keys;
        this.json = json;
    }

    /** The answer's body. Fails with {@link MigrationRefused} or {@link CopyFailed}. */
    Uni<String> copy(
            String tenant, String user, CopyRequest request, Optional<IdempotencyKey> once) {
        return pool.withTransaction(transaction ->
                        once.isEmpty()
                                ? save(transaction, tenant, user, request)
                                : keys.once(
                                        transaction,
                                        once.get(),
                                        () -> save(transaction, tenant, user, request)))
                .map(StoredAnswer::body)
                .onFailure(CopyMigration::isFault)
                .transform(fault -> new CopyFailed(request.kind(), request.newCode(), fault));
    }

    private static boolean isFault(Throwable failure) {
        return !(failure instanceof MigrationRefused) && !(failure instanceof ProblemException);
    }

    private Uni<StoredAnswer> save(
            SqlConnection transaction, String tenant, String user, CopyRequest request) {
        var source = new MigrationKey(tenant, request.kind(), request.existingCode());
        var copy = new MigrationKey(tenant, request.kind(), request.newCode());
        return Migrations.find(transaction, source)
                .map(found -> finished(request, found))
                .chain(there ->
                        Migrations.copy(transaction, copy, definition(request, there), user))
                .invoke(free -> {
                    if (!free) {
                        throw refused(request, "New Migration code already exists.");
                    }
                })
                .map(_ -> new StoredAnswer(OK, answer(request), null));
    }

    private static Migration finished(CopyRequest request, Optional<Migration> found) {
        var there =
                found.orElseThrow(() -> refused(request, "Source Migration Code doesn't exist."));
        return switch (there.status()) {
            case SUCCESS -> there;
            case SAVED, FAILED ->
                    throw refused(
                            request,
                            "The existing migration code is in SAVED/FAILED status, can't copy.");
            case INPROGRESS -> throw underWay(request);
        };
    }

    /** An import's copy has no status code of its own for this. */
    private static MigrationRefused underWay(CopyRequest request) {
        var answer = Answers.inProgress(request.kind());
        return request.kind() == MigrationKind.EXPORT
                ? new MigrationRefused(answer.forCopy(request.newCode()))
                : refused(request, answer.errorMessage());
    }

    private static String definition(CopyRequest request, Migration there) {
        return request.overwrite()
                .map(option -> ImportDefinition.parse(there.definition()).with(option).json())
                .orElse(there.definition());
    }

    private String answer(CopyRequest request) {
        Answer answer = Answers.copied(request.kind()).forCopy(request.newCode());
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MigrationRefused refused(CopyRequest request, String message) {
        return CopyRequest.refused(message, request.newCode());
    }
}
