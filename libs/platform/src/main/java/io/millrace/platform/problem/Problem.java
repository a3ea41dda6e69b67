package io.millrace.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem by RFC 9457.
 *
 * @param title the phrase of the status
 * @param detail one sentence for the caller, without internals
 * @param code finds the log line of a 5xx, else null
 * @param errors one per faulty field
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String code,
        List<FieldError> errors) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String NO_TYPE = "about:blank";

    /** A problem that says no more than its status and one sentence. */
    public static Problem of(int status, String detail) {
        return new Problem(NO_TYPE, StatusPhrase.of(status), status, detail, null, List.of());
    }

    /** A 400 with one entry per faulty field. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1 ? "One field is invalid." : "Some fields are invalid.";
        return new Problem(NO_TYPE, StatusPhrase.of(400), 400, detail, null, List.copyOf(errors));
    }

    /** The same problem with the code that finds its log line. */
    public Problem withCode(String diagnosticCode) {
        return new Problem(type, title, status, detail, diagnosticCode, errors);
    }
}
