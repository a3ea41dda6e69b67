package io.millrace.callback.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The body of every answer.
 *
 * @param data always empty
 * @param message one text
 * @param status a {@link ResultCode}, or the HTTP status of a call that came to none
 * @param restAuditId of the call; 0 where the call could not be recorded
 */
@JsonPropertyOrder({"data", "message", "status", "rest_audit_id"})
public record Envelope(
        List<Object> data,
        List<String> message,
        int status,
        @JsonProperty("rest_audit_id") long restAuditId) {

    /** Where callbacks go. */
    public static final String PATH = "/ws/rest/service/v2/oic/job";

    /** Stands for the audit id of a call that could not be recorded. */
    public static final long UNRECORDED = 0;

    public static Envelope of(ResultCode code, long restAuditId) {
        return new Envelope(List.of(), List.of(code.text()), code.number(), restAuditId);
    }

    public static Envelope refusal(int status, String message, long restAuditId) {
        return new Envelope(List.of(), List.of(message), status, restAuditId);
    }
}
