package io.millrace.local.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What is written down about the processes of the local run, one file each. */
public final class ProcessRecords {
    private static final String SUFFIX = ".properties";

    private final Path folder;

    public ProcessRecords(Project project) {
        this(project.processes());
    }

    ProcessRecords(Path folder) {
        this.folder = folder;
    }

    /** Every record, whether or not its process still runs. */
    public List<ProcessRecord> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(ProcessRecords::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Optional<ProcessRecord> of(String name) {
        Path file = file(name);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    void keep(ProcessRecord process) {
        Properties values = new Properties();
        values.setProperty("name", process.name());
        values.setProperty("pid", Long.toString(process.pid()));
        values.setProperty("began", process.began().toString());
        values.setProperty("stopSignal", process.stopSignal());
        values.setProperty("port", Integer.toString(process.port()));
        values.setProperty("took", process.took().toString());
        values.setProperty("build", process.build());
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(process.name() + ".draft");
            try (Writer writer = Files.newBufferedWriter(draft)) {
                values.store(writer, null);
            }
            Files.move(draft, file(process.name()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private static ProcessRecord read(Path file) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ProcessRecord(
                values.getProperty("name"),
                Long.parseLong(values.getProperty("pid")),
                Instant.parse(values.getProperty("began")),
                values.getProperty("stopSignal"),
                Integer.parseInt(values.getProperty("port")),
                Duration.parse(values.getProperty("took")),
                values.getProperty("build"));
    }
}
