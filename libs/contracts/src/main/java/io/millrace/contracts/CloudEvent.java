package io.millrace.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every event: CloudEvents 1.0, structured mode.
 *
 * @param id the same at every delivery of one event
 * @param source the service that says it, such as {@code /scheduler-service}
 * @param type name and version of the data, such as {@code io.millrace.run-status-changed.v1}
 * @param subject the aggregate it speaks of; also the record key
 * @param tenant extension attribute
 * @param traceparent extension attribute: W3C trace context, or null
 */
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "tenant",
    "traceparent",
    "data"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent<T>(
        String specversion,
        UUID id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String tenant,
        @Nullable String traceparent,
        T data) {

    /** Media type of an event in structured mode. */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /** A new event in version 1.0 of the envelope. */
    public static <T> CloudEvent<T> of(
            UUID id, String source, EventType<T> type, Subject subject, Instant time, T data) {
        return new CloudEvent<>(
                "1.0",
                id,
                source,
                type.name(),
                subject.aggregate(),
                time,
                "application/json",
                subject.tenant(),
                subject.traceparent(),
                data);
    }

    /**
     * Of what an event speaks.
     *
     * @param aggregate identifier of the run, job or file, unique in the tenant
     */
    public record Subject(String tenant, String aggregate, @Nullable String traceparent) {}
}
