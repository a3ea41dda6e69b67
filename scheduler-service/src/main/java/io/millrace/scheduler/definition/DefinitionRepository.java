package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The definitions of one kind: how they are checked, kept, and protected from deletion. */
interface DefinitionRepository<R extends DefinitionRow>
        extends PanacheRepositoryBase<R, DefinitionKey> {

    /** A row to be filled. */
    R blank();

    /** What is kept of a body; what is wrong with it alone becomes faults. */
    JsonNode read(String code, JsonNode body, Faults faults);

    /** Adds a fault for each other definition that is referred to and not there. */
    Uni<Void> checkReferences(String tenant, JsonNode body, Faults faults);

    /** Called with the filled row, in the transaction of its change, before it is written. */
    default Uni<Void> keepVersion(R row) {
        return Uni.createFrom().voidItem();
    }

    /** Called in the transaction of a deletion. */
    default Uni<Void> retireVersion(R row) {
        return Uni.createFrom().voidItem();
    }

    /** Why the definition cannot be deleted, in one sentence, or empty. */
    Uni<Optional<String>> usedBy(DefinitionKey key);

    /** Definitions of the tenant in the order of their codes. */
    default Uni<Page<R>> page(String tenant, PageRequest request) {
        var after = request.after().isEmpty() ? "" : request.after().getFirst();
        return find("key.tenant = ?1 and key.code > ?2", Sort.by("key.code"), tenant, after)
                .range(0, request.limit())
                .list()
                .map(rows -> Page.of(rows, request, row -> List.of(row.key.code())));
    }
}
