package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The batch groups. */
@ApplicationScoped
class BatchGroups implements DefinitionRepository<GroupRow> {

    private final References references;
    private final Versions versions;
    private final GroupReader reader;

    BatchGroups(References references, Versions versions, DefinitionLimits limits) {
        this.references = references;
        this.versions = versions;
        this.reader = new GroupReader(limits.maxMembers());
    }

    @Override
    public GroupRow blank() {
        return new GroupRow();
    }

    @Override
    public JsonNode read(String code, JsonNode body, Faults faults) {
        reader.read(code, body, faults);
        return KnownFields.only(body);
    }

    @Override
    public Uni<Void> checkReferences(String tenant, JsonNode body, Faults faults) {
        return references.check(tenant, "batch", Named.in(body, "members", "batchName"), faults);
    }

    @Override
    public Uni<Void> keepVersion(GroupRow row) {
        return retireVersion(row)
                .chain(() -> versions.keep("GROUP", row))
                .invoke(id -> row.definitionVersion = id)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> retireVersion(GroupRow row) {
        return versions.retire(row.definitionVersion);
    }

    @Override
    public Uni<Optional<String>> usedBy(DefinitionKey key) {
        return references.toGroup(key);
    }
}
