package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The batches. */
@ApplicationScoped
class Batches implements DefinitionRepository<BatchRow> {

    private final References references;
    private final BatchReader reader;

    Batches(References references, DefinitionLimits limits) {
        this.references = references;
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
        var version = new VersionRow("BATCH", row.key, row.body);
        return Panache.getSession()
                .chain(session -> session.persist(version).chain(session::flush))
                .invoke(() -> row.definitionVersion = version.id())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<String>> usedBy(DefinitionKey key) {
        return references.toBatch(key);
    }
}
