package io.millrace.scheduler.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one task of a batch. */
final class TaskReader {

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(30);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_ENTRIES = 200;
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofSeconds(1), 2, null);

    private static final Format<BigDecimal> FACTOR =
            Formats.number(BigDecimal.ONE, BigDecimal.valueOf(100));

    private TaskReader() {}

    static TaskDefinition read(JsonFields fields) {
        return new TaskDefinition(
                fields.required("taskCode", Formats.CODE, ""),
                fields.optional("description", Formats.text(2000), ""),
                fields.required("worker", Formats.CODE, ""),
                method(fields),
                fields.required("path", Addresses.PATH, "/"),
                fields.map("query", Formats.PARAMETER_NAME, Formats.text(8000), MOST_ENTRIES),
                headers(fields),
                fields.given("body"),
                TaskMode.valueOf(fields.optional("mode", Formats.oneOf("sync", "async"), "SYNC")),
                List.copyOf(fields.list("after", Formats.CODE, "", Integer.MAX_VALUE)),
                fields.optional(
                        "timeout", Formats.duration(LONGEST_TIMEOUT), Duration.ofMinutes(5)),
                fields.optional("repeatable", Formats::flag, true),
                retry(fields),
                fields.map("outputs", Formats.OUTPUT_NAME, Formats.POINTER, MOST_ENTRIES));
    }

    private static String method(JsonFields fields) {
        var method = fields.optional("method", Formats.METHOD, "POST");
        if (fields.given("body") != null && (method.equals("GET") || method.equals("HEAD"))) {
            fields.fault("body", "must not be given for " + method);
        }
        return method;
    }

    private static Map<String, String> headers(JsonFields fields) {
        var headers = fields.map("headers", HeaderRules.NAME, HeaderRules.VALUE, MOST_ENTRIES);
        var folded = new HashSet<String>();
        for (var name : headers.keySet()) {
            if (!folded.add(name.toLowerCase(Locale.ROOT))) {
                fields.fault("headers", "has a header twice: " + name);
            }
        }
        return headers;
    }

    private static RetryPolicy retry(JsonFields task) {
        var given = task.given("retry");
        if (given == null) {
            return ONCE;
        }
        var fields = new JsonFields(given, task.pointer("retry"), task.faults());
        var pause = Formats.duration(LONGEST_PAUSE);
        var backoff = fields.optional("backoff", pause, ONCE.backoff());
        var longest = fields.nullable("maxBackoff", pause);
        if (longest != null && longest.compareTo(backoff) < 0) {
            fields.fault("maxBackoff", "must not be shorter than backoff");
        }
        return new RetryPolicy(
                fields.optional("maxAttempts", Formats.integer(1, MOST_ATTEMPTS), 1),
                backoff,
                fields.optional("factor", FACTOR, BigDecimal.TWO).doubleValue(),
                longest);
    }
}
