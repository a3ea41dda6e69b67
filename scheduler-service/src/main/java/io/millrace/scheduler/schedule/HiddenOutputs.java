package io.millrace.scheduler.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.millrace.scheduler.call.SecretParameters;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.run.RunParameters;
import java.util.Map;

/** Outputs of tasks without the values of secret parameters, which workers may echo. */
record HiddenOutputs(BatchDefinition batch, RunParameters parameters) {

    JsonNode of(int task, JsonNode value) {
        if (batch.secretParams().isEmpty()) {
            return value;
        }
        var code = batch.tasks().get(task).taskCode();
        return hidden(value, parameters.taskRuntimeParams().getOrDefault(code, Map.of()));
    }

    private JsonNode hidden(JsonNode value, Map<String, JsonNode> ofTask) {
        if (value.isObject()) {
            var fields = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(field ->
                            fields.set(
                                    hidden(field.getKey(), ofTask),
                                    hidden(field.getValue(), ofTask)));
            return fields;
        }
        if (value.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> items.add(hidden(item, ofTask)));
            return items;
        }
        String text = value.asText();
        String shown = hidden(text, ofTask);
        return shown.equals(text) ? value : TextNode.valueOf(shown);
    }

    private String hidden(String text, Map<String, JsonNode> ofTask) {
        return SecretParameters.hidden(batch, parameters.batchParams(), ofTask, text);
    }
}
