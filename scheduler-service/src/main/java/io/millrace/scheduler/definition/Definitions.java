package io.millrace.scheduler.definition;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Look-ups of definitions that the engine needs. */
public interface Definitions {

    /** As its row says now. */
    Uni<Optional<Current<BatchDefinition>>> batch(String tenant, String code);

    /** As its row says now. */
    Uni<Optional<Current<GroupDefinition>>> group(String tenant, String code);

    /**
     * From this pod's memory if it is there, however old, else as {@link #batch}. For a caller that
     * checks the version in its own transaction and asks {@link #batch} when it was outdated.
     */
    Uni<Optional<Current<BatchDefinition>>> remembered(String tenant, String code);

    /** Immutable, so kept in memory. */
    Uni<BatchDefinition> batchVersion(long version);

    /** Immutable, so kept in memory. */
    Uni<GroupDefinition> groupVersion(long version);

    /** As its row says now. */
    Uni<Optional<WorkerDefinition>> worker(String tenant, String code);

    /**
     * From this pod's memory if it is there and not older.
     *
     * @param revision at least; 0 where there is no such worker
     */
    Uni<Optional<WorkerDefinition>> worker(String tenant, String code, long revision);
}
