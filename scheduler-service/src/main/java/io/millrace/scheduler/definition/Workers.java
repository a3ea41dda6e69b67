package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The workers. */
@ApplicationScoped
class Workers implements DefinitionRepository<WorkerRow> {

    private final References references;

    Workers(References references) {
        this.references = references;
    }

    @Override
    public WorkerRow blank() {
        return new WorkerRow();
    }

    @Override
    public JsonNode read(String code, JsonNode body, Faults faults) {
        return WorkerJson.of(WorkerReader.read(code, body, faults));
    }

    @Override
    public Uni<Void> checkReferences(String tenant, JsonNode body, Faults faults) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<String>> usedBy(DefinitionKey key) {
        return references.toWorker(key);
    }
}
