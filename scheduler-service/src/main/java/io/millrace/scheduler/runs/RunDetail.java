package io.millrace.scheduler.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with what it is made of.
 *
 * @param tasks of a batch, else null
 * @param members of a group, else null
 */
record RunDetail(
        @JsonUnwrapped RunView run,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TaskView> tasks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RunView> members) {}
