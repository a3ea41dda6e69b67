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

/** One scheduler process, as it is deployed. */
final class Pod implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 128;
    private static final int OK = 200;
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
        HttpRequest request = HttpRequest.newBuilder(at("/q/health/ready")).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
