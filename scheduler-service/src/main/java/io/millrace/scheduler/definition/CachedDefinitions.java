package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Definitions in memory once they are parsed. Bounded by the text they were parsed from. */
@ApplicationScoped
class CachedDefinitions implements Definitions {

    private static final int MOST_WORKERS = 10_000;
    private static final int MOST_NAMES = 100_000;

    private final KeptDefinitions kept;
    private final BatchReader batches;
    private final GroupReader groups;
    private final Cache<Long, Parsed> versions;
    private final Cache<DefinitionKey, Long> batchVersions =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).build();
    private final Cache<DefinitionKey, ParsedWorker> workers =
            Caffeine.newBuilder().maximumSize(MOST_WORKERS).build();

    private record Parsed(Object definition, int characters) {}

    private record ParsedWorker(long revision, WorkerDefinition definition) {}

    CachedDefinitions(KeptDefinitions kept, DefinitionLimits limits) {
        this.kept = kept;
        this.batches = new BatchReader(Integer.MAX_VALUE);
        this.groups = new GroupReader(Integer.MAX_VALUE);
        this.versions =
                Caffeine.newBuilder()
                        .maximumWeight(limits.cachedCharacters())
                        .weigher((Long version, Parsed parsed) -> parsed.characters())
                        .build();
    }

    @Override
    public Uni<Optional<Current<BatchDefinition>>> batch(String tenant, String code) {
        var key = new DefinitionKey(tenant, code);
        return kept.currentBatch(key)
                .invoke(version -> version.ifPresent(id -> batchVersions.put(key, id)))
                .chain(version -> current(version, this::batchVersion));
    }

    @Override
    public Uni<Optional<Current<GroupDefinition>>> group(String tenant, String code) {
        return kept.currentGroup(new DefinitionKey(tenant, code))
                .chain(version -> current(version, this::groupVersion));
    }

    @Override
    public Uni<Optional<Current<BatchDefinition>>> remembered(String tenant, String code) {
        var version = batchVersions.getIfPresent(new DefinitionKey(tenant, code));
        return version == null
                ? batch(tenant, code)
                : current(Optional.of(version), this::batchVersion);
    }

    @Override
    public Uni<BatchDefinition> batchVersion(long version) {
        return version(version, BatchDefinition.class, batches::read);
    }

    @Override
    public Uni<GroupDefinition> groupVersion(long version) {
        return version(version, GroupDefinition.class, groups::read);
    }

    @Override
    public Uni<Optional<WorkerDefinition>> worker(String tenant, String code) {
        var key = new DefinitionKey(tenant, code);
        return kept.worker(key).map(row -> row.map(worker -> remember(key, worker)));
    }

    @Override
    public Uni<Optional<WorkerDefinition>> worker(String tenant, String code, long revision) {
        if (revision == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        var known = workers.getIfPresent(new DefinitionKey(tenant, code));
        return known != null && known.revision() >= revision
                ? Uni.createFrom().item(Optional.of(known.definition()))
                : worker(tenant, code);
    }

    private WorkerDefinition remember(DefinitionKey key, KeptDefinitions.Worker worker) {
        var definition = parsed(key.code(), worker.body(), WorkerReader::read);
        workers.put(key, new ParsedWorker(worker.revision(), definition));
        return definition;
    }

    private <D> Uni<D> version(long version, Class<D> type, Reader<D> reader) {
        var known = versions.getIfPresent(version);
        return known != null
                ? Uni.createFrom().item(type.cast(known.definition()))
                : kept.version(version)
                        .map(kept -> remember(version, kept, reader))
                        .map(type::cast);
    }

    private Object remember(long version, KeptDefinitions.Version kept, Reader<?> reader) {
        var definition = parsed(kept.code(), kept.body(), reader);
        versions.put(version, new Parsed(definition, kept.body().length()));
        return definition;
    }

    private static <D> Uni<Optional<Current<D>>> current(
            Optional<Long> version, Function<Long, Uni<D>> definitions) {
        return version.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : definitions
                        .apply(version.get())
                        .map(definition -> Optional.of(new Current<>(version.get(), definition)));
    }

    @FunctionalInterface
    private interface Reader<D> {
        D read(String code, JsonNode body, Faults faults);
    }

    /** What was checked before it was kept is taken as it is. */
    private static <D> D parsed(String code, String body, Reader<D> reader) {
        return reader.read(code, DefinitionJson.read(body), new Faults());
    }
}
