package io.millrace.bounce.ticket;

import io.millrace.bounce.field.Span;
import io.millrace.bounce.field.Window;
import io.millrace.bounce.instance.InstanceKey;
import org.jspecify.annotations.Nullable;

/**
 * A change that is to be kept.
 *
 * @param window null where it is not scheduled yet
 */
public record NewTicket(
        InstanceKey instance,
        String rfcType,
        String rfcSubType,
        Stage stage,
        Span duration,
        @Nullable Window window,
        @Nullable String summary,
        String createdBy) {}
