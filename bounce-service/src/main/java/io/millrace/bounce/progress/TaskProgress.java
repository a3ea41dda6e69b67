package io.millrace.bounce.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of the run that was told of. What its worker says stays with the operators.
 *
 * @param status as the scheduler says it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskProgress(
        String taskCode,
        String status,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}
