package io.millrace.platform.objects;

import io.millrace.contracts.objects.ImportAnswer;
import io.millrace.contracts.objects.ImportRequest;
import io.millrace.contracts.objects.ObjectMessages;
import io.millrace.contracts.objects.UndoAnswer;
import io.millrace.platform.objects.ImportRows.Kept;
import io.millrace.platform.objects.ImportRows.State;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Imports objects all or none, each import in one transaction and once per id. A dry run is the
 * same transaction rolled back, so that what it says is what would happen.
 */
@ApplicationScoped
class ImportObjects {

    private static final UndoAnswer NOTHING_LEFT = new UndoAnswer(List.of());

    private final Instance<Pool> pool;
    private final Instance<ObjectOwner> owner;

    @Inject
    ImportObjects(Instance<Pool> pool, Instance<ObjectOwner> owner) {
        this.pool = pool;
        this.owner = owner;
    }

    /** Takes a transaction back with all that it wrote. */
    private static final class TakenBack extends RuntimeException {
        private final ImportAnswer answer;

        TakenBack(ImportAnswer answer) {
            super("taken back", null, false, false);
            this.answer = answer;
        }
    }

    Uni<ImportAnswer> check(ImportRequest request) {
        return pool.get()
                .withTransaction(transaction ->
                        WriteObjects.write(transaction, owner.get(), request)
                                .<ImportAnswer>chain(done -> takeBack(done.answer())))
                .onFailure(TakenBack.class)
                .recoverWithItem(taken -> taken.answer);
    }

    private static Uni<ImportAnswer> takeBack(ImportAnswer answer) {
        return Uni.createFrom().failure(new TakenBack(answer));
    }

    Uni<ImportAnswer> apply(UUID id, ImportRequest request) {
        return pool.get()
                .withTransaction(transaction ->
                        ImportRows.begin(
                                        transaction,
                                        request.tenant(),
                                        id,
                                        request.user(),
                                        State.APPLIED)
                                .chain(isNew ->
                                        isNew
                                                ? write(transaction, id, request)
                                                : repeat(transaction, id, request)))
                .onFailure(TakenBack.class)
                .recoverWithItem(taken -> taken.answer);
    }

    private Uni<ImportAnswer> write(SqlConnection transaction, UUID id, ImportRequest request) {
        return WriteObjects.write(transaction, owner.get(), request)
                .chain(done ->
                        done.answer().accepted()
                                ? keep(transaction, id, request, done)
                                : takeBack(done.answer()));
    }

    private static Uni<ImportAnswer> keep(
            SqlConnection transaction, UUID id, ImportRequest request, WriteObjects.Outcome done) {
        return ImportRows.keep(
                        transaction,
                        request.tenant(),
                        id,
                        State.APPLIED,
                        ObjectMessages.write(done.answer()),
                        ObjectMessages.write(done.former()))
                .replaceWith(done.answer());
    }

    private static Uni<ImportAnswer> repeat(
            SqlConnection transaction, UUID id, ImportRequest request) {
        return ImportRows.find(transaction, request.tenant(), id)
                .map(kept -> {
                    if (kept.state() == State.UNDONE) {
                        throw ProblemException.conflict("The import was undone.");
                    }
                    return read(kept, ImportAnswer.class);
                });
    }

    Uni<UndoAnswer> undo(UUID id, String tenant) {
        return pool.get()
                .withTransaction(transaction ->
                        ImportRows.begin(transaction, tenant, id, "", State.UNDONE)
                                .chain(isNew ->
                                        isNew
                                                ? Uni.createFrom().item(NOTHING_LEFT)
                                                : undo(transaction, id, tenant)));
    }

    private Uni<UndoAnswer> undo(SqlConnection transaction, UUID id, String tenant) {
        return ImportRows.find(transaction, tenant, id)
                .chain(kept ->
                        kept.state() == State.UNDONE
                                ? Uni.createFrom().item(undone(kept))
                                : putBack(transaction, id, tenant, kept));
    }

    private Uni<UndoAnswer> putBack(SqlConnection transaction, UUID id, String tenant, Kept kept) {
        var former = kept.former() == null ? "[]" : kept.former();
        return UndoObjects.undo(
                        transaction, owner.get(), tenant, kept.user(), UndoObjects.read(former))
                .call(answer ->
                        ImportRows.keep(
                                transaction,
                                tenant,
                                id,
                                State.UNDONE,
                                ObjectMessages.write(answer),
                                null));
    }

    private static UndoAnswer undone(Kept kept) {
        return kept.answer() == null ? NOTHING_LEFT : read(kept, UndoAnswer.class);
    }

    private static <T> T read(Kept kept, Class<T> type) {
        return ObjectMessages.read(
                String.valueOf(kept.answer()).getBytes(StandardCharsets.UTF_8), type);
    }
}
