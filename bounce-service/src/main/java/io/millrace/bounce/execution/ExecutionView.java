package io.millrace.bounce.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.bounce.field.Span;
import io.millrace.bounce.field.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An execution as its customer reads it; what is not known is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExecutionView(
        String id,
        String rfcNumber,
        String rfcType,
        String rfcSubType,
        String supportIdentifier,
        String serviceType,
        String instanceId,
        String operation,
        String services,
        Span duration,
        @Nullable String summary,
        @Nullable String primaryContact,
        BounceOptions bounceOptions,
        @Nullable Span blackOutDuration,
        @Nullable Instant scheduledStart,
        @Nullable Instant scheduledEnd,
        String status,
        String subStatus,
        String custStatus,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String reason) {

    record BounceOptions(List<Option> options) {}

    record Option(String name, String value) {}

    static ExecutionView of(Execution execution) {
        var instance = execution.instance();
        var request = execution.request();
        Window window = execution.window();
        var stage = execution.stage();
        var course = execution.course();
        return new ExecutionView(
                execution.id(),
                execution.id(),
                BounceTerms.RFC_TYPE,
                BounceTerms.RFC_SUB_TYPE,
                instance.supportIdentifier(),
                instance.serviceType(),
                instance.instanceId(),
                request.operation(),
                request.services(),
                request.duration(),
                request.summary(),
                request.primaryContact(),
                options(request),
                request.blackOut(),
                window == null ? null : window.start(),
                window == null ? null : window.end(),
                stage.status(),
                stage.subStatus(),
                stage.customerStatus(),
                execution.createdBy(),
                execution.createdAt(),
                course.startedAt(),
                course.endedAt(),
                course.reason());
    }

    private static BounceOptions options(BounceRequest request) {
        return new BounceOptions(
                request.options().entrySet().stream()
                        .map(option -> new Option(option.getKey(), option.getValue()))
                        .toList());
    }
}
