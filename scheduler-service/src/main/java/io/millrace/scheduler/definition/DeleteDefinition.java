package io.millrace.scheduler.definition;

import io.millrace.platform.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deletes a definition that nothing uses. What ran keeps its version. */
@ApplicationScoped
class DeleteDefinition {

    private final DefinitionChanges changes;

    DeleteDefinition(DefinitionChanges changes) {
        this.changes = changes;
    }

    @WithTransaction
    <R extends DefinitionRow> Uni<Void> delete(
            DefinitionRepository<R> repository, DefinitionChange change) {
        return changes.turn(change.caller().tenant())
                .chain(() -> repository.findById(change.key()))
                .invoke(row -> check(change, row))
                .call(() -> repository.usedBy(change.key()).invoke(DeleteDefinition::refuse))
                .call(repository::retireVersion)
                .chain(repository::delete);
    }

    private static void check(DefinitionChange change, @Nullable DefinitionRow row) {
        if (row == null) {
            throw ProblemException.notFound("There is no definition " + change.code() + ".");
        }
        EntityTag.check(change.ifMatch(), row);
    }

    private static void refuse(Optional<String> used) {
        used.ifPresent(why -> {
            throw ProblemException.conflict(why);
        });
    }
}
