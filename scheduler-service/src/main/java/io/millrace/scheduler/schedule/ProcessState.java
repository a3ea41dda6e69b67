package io.millrace.scheduler.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * How a process stands: its latest firing.
 *
 * @param outputs of its tasks, by name; none before it is over
 */
public record ProcessState(Word word, Map<String, JsonNode> outputs) {

    /** The words of the process connector guide, FAILED added. */
    public enum Word {
        /** It has not fired yet. */
        WAITING,
        RUNNING,
        SUCCEEDED,
        /** It failed, and is repeated no more. */
        FAILED
    }
}
