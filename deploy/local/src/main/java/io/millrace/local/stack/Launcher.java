package io.millrace.local.stack;

import io.millrace.local.process.Launch;
import io.millrace.local.process.Server;
import io.millrace.local.process.ServerProcess;
import io.millrace.local.process.Starter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/**
 * Brings one server up, unless it is up already, and writes it down before anything else can go
 * wrong.
 */
final class Launcher {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Project project;
    private final ProcessRecords records;
    private final Narrator narrator;

    Launcher(Project project, ProcessRecords records, Narrator narrator) {
        this.project = project;
        this.records = records;
        this.narrator = narrator;
    }

    /**
     * @param build a process of another build, or on another port, is replaced
     */
    ProcessRecord bring(Server server, int port, String build) {
        ProcessRecord current = records.of(server.name()).orElse(null);
        if (current != null && current.process().isPresent()) {
            if (current.build().equals(build) && current.port() == port && server.isReady()) {
                narrator.isUp(current, true);
                return current;
            }
            current.end();
        }
        return started(server, port, build);
    }

    private ProcessRecord started(Server server, int port, String build) {
        requireFree(server.name(), port);
        Launch launch = server.launch().loggingTo(freshLog(server.name()));
        long before = System.nanoTime();
        ServerProcess process = Starter.DETACHED.start(server.name(), launch);
        ProcessRecord begun = record(process, port, build, Duration.ZERO);
        records.keep(begun);
        process.awaitReady(server::isReady, LIMIT);
        ProcessRecord ready =
                record(process, port, build, Duration.ofNanos(System.nanoTime() - before));
        records.keep(ready);
        narrator.isUp(ready, false);
        return ready;
    }

    private static ProcessRecord record(
            ServerProcess process, int port, String build, Duration took) {
        ProcessHandle handle = process.handle();
        Instant began = handle.info().startInstant().orElseGet(Instant::now);
        return new ProcessRecord(
                process.name(), handle.pid(), began, process.stopSignal(), port, took, build);
    }

    static void requireFree(String name, int port) {
        if (!PortHolder.isFree(port)) {
            throw new PortTaken(name, port);
        }
    }

    private Path freshLog(String name) {
        Path log = project.logs().resolve(name + ".log");
        try {
            Files.createDirectories(project.logs());
            if (Files.exists(log)) {
                Path previous = project.logs().resolve(name + ".previous.log");
                Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
