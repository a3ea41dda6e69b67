package io.millrace.report.cluster;

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
import java.util.TreeMap;

/** The service as a process, as it is deployed. */
final class Pod implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 128;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.any();
    private final String name = "report-service-" + port;
    private final Path folder;
    private final Map<String, String> settings;
    private final ServerProcess process;

    Pod(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = new TreeMap<>(settings);
        this.process = start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    Pod awaitReady() {
        process.awaitReady(this::isReady, LIMIT);
        return this;
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** SIGTERM, as a cluster says that a pod is to go. */
    void terminate() {
        process.handle().destroy();
    }

    private ServerProcess start() {
        Path log = folder.resolve(name + ".log");
        return Starter.LEASHED.start(name, new Launch(command(), Map.of(), folder, log, "TERM"));
    }

    private List<String> command() {
        Path jar = Path.of("target", "quarkus-app", "quarkus-run.jar");
        List<String> command = Java.command(HEAP_MEGABYTES);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dmillrace.http.port=" + port);
        command.addAll(List.of("-jar", jar.toAbsolutePath().normalize().toString()));
        return command;
    }

    private boolean isReady() {
        var request = HttpRequest.newBuilder(at("/q/health/ready")).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
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
