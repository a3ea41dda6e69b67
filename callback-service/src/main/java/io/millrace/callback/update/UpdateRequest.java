package io.millrace.callback.update;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.callback.answer.ResultCode;
import io.millrace.contracts.JobStatus;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.json.JsonFault;
import org.jspecify.annotations.Nullable;

/**
 * A callback's body as far as it can be read.
 *
 * @param jobId as text; null where there is none, or no text
 * @param status as text; null where there is none, or no text
 * @param word the status, where it is one of the three words
 * @param message as text, JSON that is no text as it stands; null where none was sent
 * @param result the first fault, or that there is none
 */
record UpdateRequest(
        @Nullable String jobId,
        @Nullable String status,
        @Nullable JobStatus word,
        @Nullable String message,
        ResultCode result) {

    private static final UpdateRequest UNREADABLE =
            new UpdateRequest(null, null, null, null, ResultCode.BAD_JOB_ID);

    /** What cannot be read at all has no job id. A worker's odd text must not cost it its job. */
    static UpdateRequest read(byte[] body) {
        try {
            return of(JsonBody.readMended(body));
        } catch (JsonFault unreadable) {
            return UNREADABLE;
        }
    }

    private static UpdateRequest of(JsonNode body) {
        String jobId = text(body.get("jobId"));
        JsonNode status = body.get("status");
        JobStatus word = wordOf(text(status));
        return new UpdateRequest(
                jobId,
                text(status),
                word,
                message(body.get("message")),
                check(jobId, status, word));
    }

    private static ResultCode check(
            @Nullable String jobId, @Nullable JsonNode status, @Nullable JobStatus word) {
        if (jobId == null || jobId.isBlank()) {
            return ResultCode.BAD_JOB_ID;
        }
        if (isMissing(status)) {
            return ResultCode.NO_STATUS;
        }
        return word == null ? ResultCode.BAD_STATUS : ResultCode.UPDATED;
    }

    private static boolean isMissing(@Nullable JsonNode status) {
        return status == null
                || status.isNull()
                || (status.isTextual() && status.textValue().isBlank());
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value != null && (value.isTextual() || value.isNumber()) ? value.asText() : null;
    }

    private static @Nullable String message(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static @Nullable JobStatus wordOf(@Nullable String status) {
        return switch (status) {
            case "Started" -> JobStatus.STARTED;
            case "Completed" -> JobStatus.COMPLETED;
            case "Failed" -> JobStatus.FAILED;
            case null, default -> null;
        };
    }
}
