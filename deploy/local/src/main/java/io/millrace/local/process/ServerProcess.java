package io.millrace.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A server's process, from its start to its end. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String name;
    private final Launch launch;
    private final Process process;
    private final @Nullable Path pidFile;

    ServerProcess(String name, Launch launch, Process process, @Nullable Path pidFile) {
        this.name = name;
        this.launch = launch;
        this.process = process;
        this.pidFile = pidFile;
    }

    public String name() {
        return name;
    }

    /** The server itself, not the leash that holds it. */
    public ProcessHandle handle() {
        if (pidFile == null) {
            return process.toHandle();
        }
        awaitCondition(() -> Files.exists(pidFile) || !process.isAlive(), PATIENCE);
        return ProcessHandle.of(pidIn(pidFile)).orElseThrow(this::ended);
    }

    public String stopSignal() {
        return launch.stopSignal();
    }

    /**
     * Waits until the server answers.
     *
     * @throws ServerFailed when it ends instead, or does not answer in time
     */
    public ServerProcess awaitReady(BooleanSupplier ready, Duration limit) {
        boolean settled = awaitCondition(() -> !process.isAlive() || ready.getAsBoolean(), limit);
        if (!process.isAlive()) {
            throw ended();
        }
        if (!settled) {
            close();
            throw new ServerFailed(
                    name, "did not answer within " + limit.toSeconds() + " s", lastLines());
        }
        return this;
    }

    /** Waits for a process that is meant to end, such as a preparation. */
    public void awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
                throw new ServerFailed(
                        name, "took longer than " + limit.toSeconds() + " s", lastLines());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException(interrupted);
        }
        if (process.exitValue() != 0) {
            throw ended();
        }
    }

    /** Ends it without asking, as a crash would. */
    public void kill() {
        ProcessHandle server = handle();
        server.destroyForcibly();
        awaitEnd(server);
    }

    /** Asks it to end, and ends it when it does not. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        ProcessHandle server = handle();
        Signals.send(launch.stopSignal(), server);
        awaitEnd(server);
        awaitEnd(process.toHandle());
    }

    private static void awaitEnd(ProcessHandle handle) {
        try {
            handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            handle.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            handle.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean awaitCondition(BooleanSupplier condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    private ServerFailed ended() {
        return new ServerFailed(name, "ended with code " + process.exitValue(), lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(launch.log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            return "(" + launch.log() + " cannot be read)";
        }
    }

    private static long pidIn(Path file) {
        try {
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
