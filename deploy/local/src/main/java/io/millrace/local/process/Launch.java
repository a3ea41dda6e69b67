package io.millrace.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command that is ready to be started.
 *
 * @param folder its working directory, which exists
 * @param log the file that receives its output
 * @param stopSignal asks it to end, such as TERM
 */
public record Launch(
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        String stopSignal) {

    /** The same with another log. */
    public Launch loggingTo(Path otherLog) {
        return new Launch(command, environment, folder, otherLog, stopSignal);
    }
}
