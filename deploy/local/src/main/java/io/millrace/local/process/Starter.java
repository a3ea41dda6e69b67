package io.millrace.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes, either to outlive this one or to end with it. */
public enum Starter {
    /** The process goes on after this one has ended, and is deaf to its terminal. */
    DETACHED {
        @Override
        List<String> wrap(Launch launch, Path pidFile) {
            List<String> command = new ArrayList<>();
            if (Files.isExecutable(SETSID)) {
                command.add(SETSID.toString());
            }
            command.addAll(launch.command());
            return command;
        }
    },

    /**
     * The process is ended, and its folder removed, as soon as this one is gone, however it went.
     */
    LEASHED {
        @Override
        List<String> wrap(Launch launch, Path pidFile) {
            List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "leash"));
            command.add(pidFile.toString());
            command.add(launch.stopSignal());
            command.addAll(launch.command());
            return command;
        }
    };

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /**
     * Standard input ends when the starting process is gone; reading it is therefore a wait for
     * that.
     */
    private static final String LEASH =
            """
            pid_file=$1; signal=$2; shift 2
            "$@" </dev/null & server=$!
            echo $server >"$pid_file.draft"; mv "$pid_file.draft" "$pid_file"
            exec 3<&0
            (read -r _ <&3; kill -"$signal" $server) 2>/dev/null & watch=$!
            wait $server; status=$?
            kill $watch 2>/dev/null
            exit $status
            """;

    abstract List<String> wrap(Launch launch, Path pidFile);

    /** Starts it and returns at once. */
    public ServerProcess start(String name, Launch launch) {
        try {
            Path pidFile = launch.folder().resolve(name + ".pid");
            Files.deleteIfExists(pidFile);
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            Process process = builder(launch, pidFile).start();
            return new ServerProcess(name, launch, process, this == LEASHED ? pidFile : null);
        } catch (IOException failure) {
            throw new UncheckedIOException(name + " could not be started", failure);
        }
    }

    private ProcessBuilder builder(Launch launch, Path pidFile) {
        ProcessBuilder builder = new ProcessBuilder(wrap(launch, pidFile));
        builder.directory(launch.folder().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        if (this == DETACHED) {
            builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        }
        Map<String, String> environment = builder.environment();
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.putAll(launch.environment());
        return builder;
    }
}
