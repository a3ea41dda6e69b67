package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.caller.Caller;
import io.millrace.platform.caller.CallerRefused;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Saves a definition: new or in place of the one that is there, with a version for runs to keep. To
 * save what is there already changes nothing.
 */
@ApplicationScoped
class SaveDefinition {

    private final DefinitionChanges changes;
    private final Clock clock;

    SaveDefinition(DefinitionChanges changes, Clock clock) {
        this.changes = changes;
        this.clock = clock;
    }

    @WithTransaction
    <R extends DefinitionRow> Uni<SavedDefinition> save(
            DefinitionRepository<R> repository, DefinitionChange change, JsonNode body) {
        var faults = new Faults();
        var json = repository.read(change.code(), body, faults);
        faults.throwIfAny();
        return changes.turn(change.caller().tenant())
                .chain(() -> repository.findById(change.key()))
                .invoke(row -> check(change, row))
                .call(() -> repository.checkReferences(change.caller().tenant(), json, faults))
                .invoke(faults::throwIfAny)
                .chain(row -> write(repository, change, json, row));
    }

    private static void check(DefinitionChange change, @Nullable DefinitionRow row) {
        require(change.caller(), row == null ? "BATCH_ADD" : "BATCH_MOD");
        EntityTag.check(change.ifMatch(), row);
    }

    private static void require(Caller caller, String function) {
        if (!caller.may(function)) {
            throw new CallerRefused(
                    CallerRefused.Reason.FUNCTION, "The user lacks function " + function + ".");
        }
    }

    private <R extends DefinitionRow> Uni<SavedDefinition> write(
            DefinitionRepository<R> repository,
            DefinitionChange change,
            JsonNode json,
            @Nullable R there) {
        var row = there == null ? repository.blank() : there;
        if (there == null) {
            row.key = change.key();
        } else {
            var kept = DefinitionJson.read(there.body);
            SecretValues.restore(json, kept);
            if (DefinitionJson.same(json, kept)) {
                return Uni.createFrom().item(new SavedDefinition(false, DefinitionView.of(there)));
            }
        }
        fill(row, change, json);
        return repository
                .keepVersion(row)
                .chain(() -> there == null ? repository.persist(row) : repository.flush())
                .map(written -> new SavedDefinition(there == null, DefinitionView.of(row)));
    }

    private void fill(DefinitionRow row, DefinitionChange change, JsonNode json) {
        var now = clock.instant();
        row.body = DefinitionJson.write(json);
        row.revision = Math.max(row.revision + 1, ChronoUnit.MICROS.between(Instant.EPOCH, now));
        row.changedAt = now;
        row.changedBy = change.caller().user();
    }
}
