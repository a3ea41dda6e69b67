package io.millrace.bounce.execution;

import io.millrace.bounce.field.Window;
import io.millrace.bounce.instance.InstanceKey;
import io.millrace.bounce.ticket.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bounce of an instance.
 *
 * @param id also its number as a change, such as 3-7JZXAMZ
 * @param window null while it is not scheduled
 * @param scheduledBy null while it is not scheduled
 * @param traceparent W3C trace context of the call that scheduled it last, or null
 */
public record Execution(
        InstanceKey instance,
        String id,
        BounceRequest request,
        Stage stage,
        @Nullable Window window,
        Course course,
        String createdBy,
        Instant createdAt,
        @Nullable String scheduledBy,
        @Nullable String traceparent) {

    /** Whether it may be scheduled, once more or for the first time. */
    boolean maySchedule() {
        return stage.successors().contains(Stage.SCHEDULED);
    }

    boolean mayCancel() {
        return stage.successors().contains(Stage.UNSCHEDULED);
    }

    Execution scheduled(Instant start, String by, @Nullable String trace) {
        return moved(
                Stage.SCHEDULED, Window.of(start, request.duration().length()), course, by, trace);
    }

    Execution unscheduled() {
        return moved(Stage.UNSCHEDULED, null, course, null, null);
    }

    /** In progress, or closed: the window stays. */
    public Execution moved(Stage next, Course now) {
        return moved(next, window, now, scheduledBy, traceparent);
    }

    private Execution moved(
            Stage next,
            @Nullable Window when,
            Course now,
            @Nullable String by,
            @Nullable String trace) {
        if (!stage.successors().contains(next)) {
            throw new IllegalStateException(id + " cannot go from " + stage + " to " + next);
        }
        return new Execution(
                instance, id, request, next, when, now, createdBy, createdAt, by, trace);
    }
}
