package io.millrace.scheduler.cluster;

import io.millrace.local.process.Launch;
import io.millrace.local.process.ServerProcess;
import io.millrace.local.process.Starter;
import io.millrace.local.server.FreePort;
import io.millrace.local.server.Java;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One scheduler process, as it is deployed. */
final class Pod implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 128;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final String name;
    private final Path folder;
    private final int port = FreePort.any();
    private final Map<String, String> settings;
    private final HttpClient http;
    private volatile ServerProcess process;

    Pod(String name, Path folder, Map<String, String> settings, HttpClient http) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
        this.http = http;
        this.process = start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Pod awaitReady() {
        process.awaitReady(this::isReady, LIMIT);
        return this;
    }

    /** SIGKILL, and a new process in its place. */
    void replace() {
        process.kill();
        process = start();
        awaitReady();
    }

    /** SIGKILL, for good. */
    void kill() {
        process.kill();
    }

    /** SIGTERM, as a cluster says that a pod is to go; completes when it is gone. */
    CompletableFuture<ProcessHandle> terminate() {
        ProcessHandle server = process.handle();
        server.destroy();
        return server.onExit();
    }

    /** Whether it lives and says that nothing more should be sent to it. */
    boolean turnsAway() {
        return readiness() == UNAVAILABLE;
    }

    private ServerProcess start() {
        return Starter.LEASHED.start(name, new Launch(command(), Map.of(), folder, log(), "TERM"));
    }

    private Path log() {
        return folder.resolve(name + ".log");
    }

    private List<String> command() {
        List<String> command = Java.command(HEAP_MEGABYTES);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dmillrace.http.port=" + port);
        command.addAll(List.of("-jar", APPLICATION.toAbsolutePath().toString()));
        return command;
    }

    private boolean isReady() {
        return readiness() == OK;
    }

    /** 0 where nobody answers. */
    private int readiness() {
        HttpRequest request = HttpRequest.newBuilder(at("/q/health/ready")).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
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
