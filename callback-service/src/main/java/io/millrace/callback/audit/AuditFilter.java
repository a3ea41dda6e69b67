package io.millrace.callback.audit;

import io.millrace.platform.page.PageRequest;
import io.millrace.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are asked for.
 *
 * @param from first moment of their arrival, inclusive
 * @param to last moment of their arrival, exclusive
 */
record AuditFilter(
        @Nullable String jobId,
        @Nullable String batchRunId,
        Instant from,
        Instant to,
        PageRequest page) {

    /** Where a page begins, behind the last item of the one before. */
    record Before(Instant receivedAt, long restAuditId) {}

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    /** What is not understood is a 400. */
    static AuditFilter of(AuditQuery query) {
        return new AuditFilter(
                given(query.jobId),
                given(query.batchRunId),
                instant("from", given(query.from), FIRST),
                instant("to", given(query.to), LAST),
                PageRequest.of(query.limit, query.cursor, 2));
    }

    /** The parts of a cursor that somebody made up are a 400. */
    Before before() {
        var after = page.after();
        try {
            return after.isEmpty()
                    ? new Before(to, 0)
                    : new Before(
                            within(Instant.ofEpochMilli(Long.parseLong(after.getFirst()))),
                            Long.parseLong(after.getLast()));
        } catch (NumberFormatException madeUp) {
            throw ProblemException.badRequest("cursor is not one of this collection.");
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Instant instant(String name, @Nullable String text, Instant fallback) {
        if (text == null) {
            return fallback;
        }
        try {
            return within(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noInstant) {
            throw ProblemException.badRequest(
                    name + " must be an ISO 8601 instant such as 2026-01-31T22:00:00Z.");
        }
    }

    /** Years beyond what a database holds are as good as for ever. */
    private static Instant within(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST;
        }
        return instant.isAfter(LAST) ? LAST : instant;
    }
}
