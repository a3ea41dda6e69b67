package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The batches. */
@ApplicationScoped
class Batches implements DefinitionRepository<BatchRow> {

    private final References references;
    private final Versions versions;
    private final BatchReader reader;

    Batches(References references, Versions versions, DefinitionLimits limits) {
        this.references = references;
        this.versions = versions;
        this.reader = new BatchReader(limits.maxTasks());
    }

    @Override
    public BatchRow blank() {
        return new BatchRow();
    }

    @Override
    public JsonNode read(String code, JsonNode body, Faults faults) {
        reader.read(code, body, faults);
        return KnownFields.only(body);
    }

    @Override
    public Uni<Void> checkReferences(String tenant, JsonNode body, Faults faults) {
        return references.check(tenant, "worker", Named.in(body, "tasks", "worker"), faults);
    }

    @Override
    public Uni<Void> keepVersion(BatchRow row) {
        return retireVersion(row)
                .chain(() -> versions.keep("BATCH", row))
                .invoke(id -> row.definitionVersion = id)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> retireVersion(BatchRow row) {
        return versions.retire(row.definitionVersion);
    }

    @Override
    public Uni<Optional<String>> usedBy(DefinitionKey key) {
        return references.toBatch(key);
    }
}
