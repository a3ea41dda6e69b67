package io.millrace.scheduler.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.definition.BatchDefinition;
import java.util.Map;

/** Hides the values of a batch's secret parameters in what a worker says outside of an answer. */
public final class SecretParameters {

    private SecretParameters() {}

    /**
     * The text without them.
     *
     * @param batchParams given at the trigger
     * @param taskParams given at the trigger for the task
     */
    public static String hidden(
            BatchDefinition batch,
            Map<String, JsonNode> batchParams,
            Map<String, JsonNode> taskParams,
            String text) {
        var mask = new Mask();
        for (String name : batch.secretParams()) {
            mask.hide(batch.batchParams().get(name));
            mask.hide(batchParams.get(name));
            mask.hide(taskParams.get(name));
        }
        return mask.apply(text);
    }
}
