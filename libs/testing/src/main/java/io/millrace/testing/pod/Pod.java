package io.millrace.testing.pod;

import io.millrace.local.process.Launch;
import io.millrace.local.process.ServerProcess;
import io.millrace.local.process.Starter;
import io.millrace.local.server.FreePort;
import io.millrace.local.server.Java;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A service as a process, as it is deployed; its module must be built. */
public final class Pod implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 128;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String service;
    private final String name;
    private final Path folder;
    private final int port = FreePort.any();
    private final Map<String, String> settings;
    private volatile ServerProcess process;

    /** The only one of its service in the folder. */
    public Pod(String service, Path folder, Map<String, String> settings) {
        this(service, service, folder, settings);
    }

    /**
     * @param service its module's name
     * @param name like no other's in the folder, which receives the log
     */
    public Pod(String service, String name, Path folder, Map<String, String> settings) {
        this.service = service;
        this.name = name;
        this.folder = folder;
        this.settings = Map.copyOf(settings);
        this.process = start();
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public Pod awaitReady() {
        process.awaitReady(this::isReady, LIMIT);
        return this;
    }

    public long processId() {
        return process.handle().pid();
    }

    /** SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** SIGTERM, as a cluster says that a pod is to go; completes when it is gone. */
    public CompletableFuture<ProcessHandle> terminate() {
        ProcessHandle server = process.handle();
        server.destroy();
        return server.onExit();
    }

    /** A new process in the place of one that is gone. */
    public void replace() {
        restart();
        awaitReady();
    }

    /** The same, which may not be ready yet. */
    public void restart() {
        process = start();
    }

    /** Whether it lives and says that nothing more should be sent to it. */
    public boolean turnsAway() {
        return readiness() == UNAVAILABLE;
    }

    private ServerProcess start() {
        Path log = folder.resolve(name + ".log");
        return Starter.LEASHED.start(name, new Launch(command(), Map.of(), folder, log, "TERM"));
    }

    /** Tests run in a module's folder; all modules lie beside each other. */
    private List<String> command() {
        Path jar = Path.of("..", service, "target", "quarkus-app", "quarkus-run.jar");
        List<String> command = Java.command(HEAP_MEGABYTES);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dmillrace.http.port=" + port);
        command.addAll(List.of("-jar", jar.toAbsolutePath().normalize().toString()));
        return command;
    }

    private boolean isReady() {
        return readiness() == OK;
    }

    /** 0 where nobody answers. */
    private int readiness() {
        var request = HttpRequest.newBuilder(at("/q/health/ready")).build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
