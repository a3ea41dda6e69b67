package io.millrace.scheduler.trigger;

import io.millrace.scheduler.run.RunParameters;
import java.util.Map;

/**
 * Dynamic parameters of a trigger.
 *
 * @param all for the batch; in a group for each member that has none of its own
 * @param ofMembers batch code to parameters; empty unless a group is triggered
 */
public record DynamicParameters(RunParameters all, Map<String, RunParameters> ofMembers) {

    public static final DynamicParameters NONE =
            new DynamicParameters(RunParameters.NONE, Map.of());
}
