package io.millrace.scheduler.external;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** The trace context of the request at hand as W3C writes it. */
final class Traceparent {

    private Traceparent() {}

    static @Nullable String current() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags())
                : null;
    }
}
