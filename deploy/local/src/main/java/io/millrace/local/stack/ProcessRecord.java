package io.millrace.local.stack;

import io.millrace.local.process.Signals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that we started. Its id alone would not do, as the system gives ids out again: the
 * process must have begun when ours did.
 *
 * @param began when the system says that the process began
 * @param took from its launch until it answered
 * @param build tells versions of what runs in it apart
 */
public record ProcessRecord(
        String name,
        long pid,
        Instant began,
        String stopSignal,
        int port,
        Duration took,
        String build) {
    /** The system counts from its own start, which the clock's corrections move a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** A service that writes its {@link StartCache} takes its time. */
    private static final int PATIENCE_SECONDS = 120;

    /** The process, if it still runs. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle candidate) {
        return candidate
                .info()
                .startInstant()
                .map(start -> Duration.between(began, start).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    /**
     * Asks the process to end, and ends it when it does not.
     *
     * @return whether it ended by itself
     */
    public boolean end() {
        return process().map(this::end).orElse(false);
    }

    private boolean end(ProcessHandle process) {
        Signals.send(stopSignal, process);
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
