package io.millrace.scheduler.definition;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets the definitions of one tenant change one after the other, so that nothing can be deleted
 * while something is saved that refers to it.
 */
@ApplicationScoped
class DefinitionChanges {

    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(hashtextextended(?1, 4127)) as text)";

    /** Waits for its turn and has it until the transaction ends. */
    Uni<Void> turn(String tenant) {
        return Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(LOCK, String.class)
                                .setParameter(1, tenant)
                                .getSingleResult())
                .replaceWithVoid();
    }
}
