package io.millrace.scheduler.runs;

import io.millrace.platform.page.PageRequest;
import io.millrace.platform.problem.ProblemException;
import io.millrace.scheduler.run.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are asked for.
 *
 * @param from first millisecond of triggering, inclusive
 * @param to last millisecond of triggering, exclusive
 */
record RunFilter(
        @Nullable String batchName, @Nullable Status status, long from, long to, PageRequest page) {

    private static final long FIRST = 0;
    private static final long LAST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    /** What is not understood is a 400. */
    static RunFilter of(RunQuery query) {
        return new RunFilter(
                blank(query.batchName) ? null : query.batchName,
                blank(query.status) ? null : status(query.status),
                millis("from", query.from, FIRST),
                millis("to", query.to, LAST),
                PageRequest.of(query.limit, query.cursor, 2));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Status status(@Nullable String word) {
        return Arrays.stream(Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.badRequest(
                                "status must be a word of the status table, such as FAILED."));
    }

    private static long millis(String name, @Nullable String text, long fallback) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        try {
            var instant = OffsetDateTime.parse(text.strip()).toInstant();
            return Math.clamp(instant.toEpochMilli(), FIRST, LAST);
        } catch (DateTimeException | ArithmeticException noInstant) {
            throw ProblemException.badRequest(
                    name + " must be an ISO 8601 instant such as 2026-01-31T22:00:00Z.");
        }
    }
}
