package io.millrace.callback.record;

import io.millrace.callback.answer.ResultCode;
import io.millrace.contracts.JobStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call as it came. Holds no token and no password.
 *
 * @param tenant empty where it could not be told
 * @param user empty where it could not be told
 * @param jobId as sent, whatever it is
 * @param status as sent, whatever it is
 * @param word the status, where it is one of the three words
 * @param answer number of a {@link ResultCode} or an HTTP status; 200 until it is known that there
 *     is no such job
 * @param traceparent W3C trace context of the call, or null
 */
public record ReceivedCall(
        String tenant,
        String user,
        Instant receivedAt,
        @Nullable String jobId,
        @Nullable String status,
        @Nullable JobStatus word,
        @Nullable String message,
        int answer,
        @Nullable String traceparent) {

    /** A call that came to no result. */
    public static ReceivedCall refused(
            String tenant, String user, Instant receivedAt, String reason, int httpStatus) {
        return new ReceivedCall(
                tenant, user, receivedAt, null, null, null, reason, httpStatus, null);
    }

    /** The same call, failed. */
    public ReceivedCall failed(int httpStatus) {
        return new ReceivedCall(
                tenant, user, receivedAt, jobId, status, null, message, httpStatus, traceparent);
    }

    boolean isForJob() {
        return answer == ResultCode.UPDATED.number();
    }

    int size() {
        return message == null ? 0 : message.length();
    }
}
