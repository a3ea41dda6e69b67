package io.millrace.scheduler.connector;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.schedule.ProcessState;
import io.millrace.scheduler.schedule.ProcessState.Word;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a process stands, with its outputs as fields whose names begin with {@code __out_}. */
record StatusAnswer(String status, String message, @JsonIgnore Map<String, String> outputs) {

    private static final String PREFIX = "__out_";

    static StatusAnswer of(ProcessState state) {
        Map<String, String> outputs = new LinkedHashMap<>();
        state.outputs().forEach((name, value) -> outputs.put(PREFIX + name, text(value)));
        return new StatusAnswer(state.word().name(), message(state.word()), outputs);
    }

    @JsonAnyGetter
    Map<String, String> fields() {
        return outputs;
    }

    /** Outputs are printed as texts; what is none is told as it stands in JSON. */
    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** The guide prints the one of a success. */
    private static String message(Word word) {
        return switch (word) {
            case WAITING -> "Your transaction is waiting.";
            case RUNNING -> "Your transaction is running.";
            case SUCCEEDED -> "Your transaction has ended.";
            case FAILED -> "Your transaction has failed.";
        };
    }
}
