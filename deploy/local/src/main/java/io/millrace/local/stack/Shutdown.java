package io.millrace.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Ends what the records name: first the gateway, then the services, then what they stand on. */
public final class Shutdown {
    private static final List<List<String>> ORDER =
            List.of(
                    List.of(Ports.GATEWAY),
                    Ports.SERVICES,
                    List.of(Ports.KEYCLOAK, Ports.KAFKA, Ports.S3),
                    List.of(Ports.POSTGRESQL));

    private final Project project;
    private final ProcessRecords records;
    private final Consumer<String> progress;

    /** Writing a cache takes a core for ten seconds and more; all at once, none would get done. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

    public Shutdown(Project project, Consumer<String> progress) {
        this.project = project;
        this.records = new ProcessRecords(project);
        this.progress = progress;
    }

    /** Whether some service is to write its {@link StartCache}, which takes a while. */
    public boolean makesStartCaches() {
        return records.all().stream()
                .filter(record -> record.process().isPresent())
                .anyMatch(record -> StartCache.of(project, record.name()).isToBeMade());
    }

    /** How many processes were ended. */
    public int run() {
        int ended = 0;
        for (List<String> together : ORDER) {
            List<ProcessRecord> alive =
                    records.all().stream()
                            .filter(record -> together.contains(record.name()))
                            .filter(record -> record.process().isPresent())
                            .toList();
            end(alive);
            ended += alive.size();
        }
        records.all().forEach(record -> records.forget(record.name()));
        removeEnvironmentFile();
        return ended;
    }

    private void end(List<ProcessRecord> together) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            together.forEach(record -> threads.execute(() -> end(record)));
        }
    }

    private void end(ProcessRecord record) {
        StartCache cache = StartCache.of(project, record.name());
        if (!cache.isToBeMade()) {
            record.end();
            return;
        }
        cores.acquireUninterruptibly();
        try {
            if (record.end()) {
                cache.keep();
                progress.accept("  " + record.name());
            }
        } finally {
            cores.release();
        }
    }

    private void removeEnvironmentFile() {
        try {
            Files.deleteIfExists(project.environmentFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
