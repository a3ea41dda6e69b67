package io.millrace.bounce.execution;

import io.millrace.bounce.field.Window;
import io.millrace.contracts.BounceChanged;
import io.millrace.contracts.Events;
import io.millrace.platform.outbox.EventWriter;
import io.millrace.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Words what happened to an execution. */
@ApplicationScoped
class ExecutionEvents {

    private final EventWriter writer;

    ExecutionEvents(EventWriter writer) {
        this.writer = writer;
    }

    OutboxEvent changed(Execution execution, String by) {
        Window window = execution.window();
        var instance = execution.instance();
        var course = execution.course();
        return writer.write(
                Events.BOUNCE_CHANGED,
                instance.tenant(),
                execution.id(),
                new BounceChanged(
                        execution.id(),
                        instance.supportIdentifier(),
                        instance.serviceType(),
                        instance.instanceId(),
                        execution.request().operation(),
                        execution.stage().status(),
                        execution.stage().subStatus(),
                        window == null ? null : window.start(),
                        window == null ? null : window.end(),
                        course.startedAt(),
                        course.endedAt(),
                        course.batchRunId(),
                        by,
                        course.reason()),
                execution.traceparent());
    }
}
