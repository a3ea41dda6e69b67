package io.millrace.platform.outbox;

import io.millrace.contracts.CloudEvent;
import io.millrace.contracts.EventType;
import io.millrace.platform.tracing.TraceParent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts data into an envelope: who says it, when, of what, in which trace. */
@ApplicationScoped
public class EventWriter {

    private final Clock clock;
    private final String source;

    @Inject
    EventWriter(
            Clock clock, @ConfigProperty(name = "quarkus.application.name") String application) {
        this.clock = clock;
        this.source = "/" + application;
    }

    /** The row that says it, in the trace of the request at hand. */
    public <T> OutboxEvent write(EventType<T> type, String tenant, String aggregate, T data) {
        return write(type, tenant, aggregate, data, TraceParent.current());
    }

    /** The row that says it, in the trace of what it is about. */
    public <T> OutboxEvent write(
            EventType<T> type,
            String tenant,
            String aggregate,
            T data,
            @Nullable String traceparent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var subject = new CloudEvent.Subject(tenant, aggregate, traceparent);
        var id = EventId.at(now.toEpochMilli());
        return OutboxEvent.of(type, CloudEvent.of(id, source, type, subject, now, data));
    }
}
