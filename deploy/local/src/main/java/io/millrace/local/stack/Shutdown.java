package io.millrace.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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

    public Shutdown(Project project) {
        this.project = project;
        this.records = new ProcessRecords(project);
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
        if (record.end()) {
            StartCache.of(project, record.name()).keep();
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
