package io.millrace.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** The trace at hand, as the header {@code traceparent} writes it. */
public final class TraceParent {

    /** Name of the header. */
    public static final String HEADER = "traceparent";

    private TraceParent() {}

    /** Such as {@code 00-4bf9…-00f0…-01}; null outside a trace. */
    public static @Nullable String current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-"
                        + span.getTraceId()
                        + "-"
                        + span.getSpanId()
                        + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
