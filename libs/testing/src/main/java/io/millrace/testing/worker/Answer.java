package io.millrace.testing.worker;

import java.time.Duration;
import java.util.Map;

/** What the fake worker does with a call. */
public sealed interface Answer {

    static Reply reply(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }

    static Reply ok() {
        return reply(200, "{}");
    }

    static Reply status(int status) {
        return reply(status, "{\"status\":" + status + "}");
    }

    /** Answers, but not before the gate is open. */
    static Answer behind(Gate gate, Reply reply) {
        return new Held(gate, reply);
    }

    static Answer after(Duration delay, Reply reply) {
        return new Delayed(delay, reply);
    }

    /** Closes the connection without a word. */
    static Answer drop() {
        return new Dropped();
    }

    /** Never answers. */
    static Answer hang() {
        return new Hung();
    }

    /** A whole HTTP response. */
    record Reply(int status, Map<String, String> headers, String body) implements Answer {
        public Reply withHeader(String name, String value) {
            Map<String, String> more = new java.util.TreeMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body);
        }
    }

    record Held(Gate gate, Reply reply) implements Answer {}

    record Delayed(Duration delay, Reply reply) implements Answer {}

    record Dropped() implements Answer {}

    record Hung() implements Answer {}
}
