package io.millrace.scheduler.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the names in one call's templates stand for: the task's parameters, then the run's, then the
 * definition's, then what is known of the call itself, then outputs of earlier tasks.
 *
 * <p>A value is never searched for names in its turn: what a caller sends stays what it is.
 */
final class CallValues {

    static final String SECRET = "secret:";

    private final TaskCall call;
    private final Map<String, String> secrets;
    private final Mask mask = new Mask();

    CallValues(TaskCall call, Map<String, String> secrets) {
        this.call = call;
        this.secrets = secrets;
        secrets.values().forEach(mask::hide);
        call.batch().secretParams().forEach(this::hide);
    }

    private void hide(String secretParam) {
        mask.hide(call.taskRuntimeParams().get(secretParam));
        mask.hide(call.batchParams().get(secretParam));
        mask.hide(call.batch().batchParams().get(secretParam));
    }

    /** Hides every secret value that this call may show to the worker. */
    Mask mask() {
        return mask;
    }

    JsonNode get(String name) {
        if (name.startsWith(SECRET)) {
            return TextNode.valueOf(secret(name.substring(SECRET.length())));
        }
        JsonNode value = parameter(name);
        if (value == null) {
            value = known(name);
        }
        if (value == null) {
            value = call.outputs().get(name);
        }
        if (value == null) {
            throw new CallRefused("${" + name + "} has no value");
        }
        return value;
    }

    private @Nullable JsonNode parameter(String name) {
        JsonNode value = call.taskRuntimeParams().get(name);
        if (value == null) {
            value = call.batchParams().get(name);
        }
        return value == null ? call.batch().batchParams().get(name) : value;
    }

    private @Nullable JsonNode known(String name) {
        return switch (name) {
            case "batchRunId" -> TextNode.valueOf(call.batchRunId());
            case "batchName" -> TextNode.valueOf(call.batch().code());
            case "taskCode" -> TextNode.valueOf(call.task().taskCode());
            case "jobId" ->
                    call.jobId() == null ? NullNode.getInstance() : TextNode.valueOf(call.jobId());
            default -> null;
        };
    }

    private String secret(String name) {
        String value = secrets.get(name);
        if (value == null) {
            throw new CallRefused("secret " + name + " is not there");
        }
        return value;
    }
}
