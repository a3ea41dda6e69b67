package io.millrace.scheduler.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the definition of a batch and checks all that can be seen in it alone. */
final class BatchReader {

    static final Duration LONGEST_DEADLINE = Duration.ofDays(366);
    static final int MOST_PARAMETERS = 1000;

    private final int mostTasks;

    BatchReader(int mostTasks) {
        this.mostTasks = mostTasks;
    }

    BatchDefinition read(String code, JsonNode body, Faults faults) {
        var fields = new JsonFields(body, "", faults);
        return new BatchDefinition(
                code,
                fields.optional("description", Formats.text(2000), ""),
                fields.nullable("zone", Formats.ZONE),
                fields.nullable("deadline", Formats.duration(LONGEST_DEADLINE)),
                fields.map("batchParams", Formats.PARAMETER_NAME, value -> value, MOST_PARAMETERS),
                secretParams(fields),
                tasks(fields));
    }

    private static Set<String> secretParams(JsonFields fields) {
        var names = fields.list("secretParams", Formats.PARAMETER_NAME, "", MOST_PARAMETERS);
        return new LinkedHashSet<>(names);
    }

    private List<TaskDefinition> tasks(JsonFields batch) {
        var tasks = new ArrayList<TaskDefinition>();
        var steps = new ArrayList<Precedence.Step>();
        for (var fields : batch.objects("tasks", mostTasks)) {
            var task = TaskReader.read(fields);
            tasks.add(task);
            steps.add(new Precedence.Step(task.taskCode(), task.after(), fields));
        }
        new Precedence("taskCode").check(steps, batch.faults());
        return List.copyOf(tasks);
    }
}
