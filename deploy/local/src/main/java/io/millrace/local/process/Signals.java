package io.millrace.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java itself cannot send, such as INT. */
public final class Signals {

    private Signals() {}

    /** Sends it; a process that is gone already is none of our concern. */
    public static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
