package io.millrace.bounce.execution;

import io.millrace.bounce.field.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param options by name, in their order
 * @param blackOut of a stop alone
 */
public record BounceRequest(
        String operation,
        String services,
        Span duration,
        @Nullable String summary,
        @Nullable String primaryContact,
        Map<String, String> options,
        @Nullable Span blackOut) {}
