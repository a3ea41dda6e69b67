package io.millrace.file.deletion;

import io.millrace.file.arrival.Arrivals;
import io.millrace.file.catalog.Doomed;
import io.millrace.file.catalog.FileChanges;
import io.millrace.file.catalog.FileRecord;
import io.millrace.file.catalog.Files;
import io.millrace.file.refusal.FileRefused;
import io.millrace.platform.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes files: the record says so at once, in the transaction that tells of it; the object goes
 * soon after, however often that has to be tried.
 */
@ApplicationScoped
class DeleteFiles {

    private static final int BATCH = 1000;
    private static final int NAMED_IN_ANSWER = 20;

    private final Arrivals arrivals;
    private final Files files;
    private final FileChanges changes;

    DeleteFiles(Arrivals arrivals, Files files, FileChanges changes) {
        this.arrivals = arrivals;
        this.files = files;
        this.changes = changes;
    }

    Uni<Void> byId(Caller caller, long id) {
        return arrivals.ofId(caller.tenant(), id)
                .chain(() -> delete(caller, new Doomed.ById(caller.tenant(), id), 1))
                .invoke(deleted -> requireSome(deleted, "File " + id + " does not exist."))
                .replaceWithVoid();
    }

    /** All of them or none: with one that is not there, nothing is deleted. */
    Uni<Void> byNames(Caller caller, String prefix, Set<String> names) {
        var doomed = new Doomed.ByName(caller.tenant(), prefix, names);
        return arrivals.ofNames(caller.tenant(), prefix, List.copyOf(names))
                .chain(() ->
                        changes.transact(transaction ->
                                changes.delete(
                                                transaction,
                                                doomed,
                                                caller.user(),
                                                Integer.MAX_VALUE)
                                        .invoke(deleted -> requireAll(names, deleted))))
                .replaceWithVoid();
    }

    /** Those that are there when it begins, a batch to a transaction. */
    Uni<Void> byPrefix(Caller caller, String prefix) {
        return arrivals.ofPrefix(caller.tenant(), prefix, BATCH)
                .chain(() -> files.newestUnder(caller.tenant(), prefix))
                .invoke(newest -> requireAny(newest, prefix))
                .chain(newest ->
                        batches(caller, new Doomed.ByPrefix(caller.tenant(), prefix, newest)));
    }

    private Uni<Void> batches(Caller caller, Doomed doomed) {
        return Uni.createFrom()
                .deferred(() -> delete(caller, doomed, BATCH))
                .repeat()
                .whilst(deleted -> deleted.size() == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<FileRecord>> delete(Caller caller, Doomed doomed, int limit) {
        return changes.transact(
                transaction -> changes.delete(transaction, doomed, caller.user(), limit));
    }

    private static void requireSome(List<FileRecord> deleted, String otherwise) {
        if (deleted.isEmpty()) {
            throw FileRefused.unknown(otherwise);
        }
    }

    private static void requireAny(long newest, String prefix) {
        if (newest == 0) {
            throw FileRefused.unknown("There are no files under prefix " + prefix + ".");
        }
    }

    private static void requireAll(Set<String> names, List<FileRecord> deleted) {
        Set<String> missing = new LinkedHashSet<>(names);
        deleted.forEach(file -> missing.remove(file.name()));
        if (!missing.isEmpty()) {
            var shown = missing.stream().limit(NAMED_IN_ANSWER).toList();
            String more =
                    missing.size() > shown.size()
                            ? " and " + (missing.size() - shown.size()) + " more"
                            : "";
            throw FileRefused.unknown(
                    "Nothing was deleted. There is no file "
                            + String.join(", ", shown)
                            + more
                            + ".");
        }
    }
}
