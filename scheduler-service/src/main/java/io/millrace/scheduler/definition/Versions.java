package io.millrace.scheduler.definition;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The versions of batches and groups, in the transaction of their change. */
@ApplicationScoped
class Versions {

    private static final String RETIRE =
            "update definition_version set retired_at = now() where id = ?1";

    /** Keeps what the row says now; its id. */
    Uni<Long> keep(String kind, DefinitionRow row) {
        var version = new VersionRow(kind, row.key, row.body);
        return Panache.getSession()
                .chain(session -> session.persist(version).chain(session::flush))
                .map(kept -> version.id());
    }

    /** No run will begin by this version any more. */
    Uni<Void> retire(long id) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(RETIRE).setParameter(1, id).executeUpdate())
                .replaceWithVoid();
    }
}
