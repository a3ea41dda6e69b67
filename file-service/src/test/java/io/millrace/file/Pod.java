package io.millrace.file;

import io.millrace.local.process.Launch;
import io.millrace.local.process.ServerProcess;
import io.millrace.local.process.Starter;
import io.millrace.local.server.FreePort;
import io.millrace.local.server.Java;
import io.millrace.testing.servers.Backing;
import io.millrace.testing.servers.BackingServers;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One file service as a process, as it is deployed. */
final class Pod implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 128;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Path folder;
    private final int port = FreePort.any();
    private final Map<String, String> settings;
    private ServerProcess process;

    Pod(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = settings;
        this.process = start();
    }

    static Map<String, String> settings() {
        return new TreeMap<>(BackingServers.settings(EnumSet.allOf(Backing.class)));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** A new process in its place. */
    void revive() {
        process = start();
    }

    long processId() {
        return process.handle().pid();
    }

    private ServerProcess start() {
        Path log = folder.resolve("file-service.log");
        return Starter.LEASHED
                .start("file-service", new Launch(command(), Map.of(), folder, log, "TERM"))
                .awaitReady(this::isReady, LIMIT);
    }

    private List<String> command() {
        List<String> command = Java.command(HEAP_MEGABYTES);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dmillrace.http.port=" + port);
        command.addAll(List.of("-jar", APPLICATION.toAbsolutePath().toString()));
        return command;
    }

    private boolean isReady() {
        try {
            return Http.send(HttpRequest.newBuilder(java.net.URI.create(url() + "/q/health/ready")))
                            .statusCode()
                    == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
