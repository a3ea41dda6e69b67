package io.millrace.migration.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body of every printed answer, fields in the order they are printed.
 *
 * @param migrationCode the new code of a copy as it was sent, empty if none; null elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
        String errorMessage, String statusCode, String status, @Nullable String migrationCode) {

    public static Answer of(String errorMessage, String statusCode, String status) {
        return new Answer(errorMessage, statusCode, status, null);
    }

    /** The answer to a copy. */
    public Answer forCopy(String newCode) {
        return new Answer(errorMessage, statusCode, status, newCode);
    }
}
