package io.millrace.scheduler.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.TaskDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the {@code ${TASK.name}} in a task's request, so that only those outputs are loaded. */
final class OutputReferences {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_]*)\\.");

    private final Plan plan;
    private final BatchDefinition batch;

    OutputReferences(Plan plan, BatchDefinition batch) {
        this.plan = plan;
        this.batch = batch;
    }

    List<List<Integer>> all() {
        return batch.tasks().stream().map(this::sourcesOf).toList();
    }

    private List<Integer> sourcesOf(TaskDefinition task) {
        var codes = new TreeSet<String>();
        collect(task.path(), codes);
        task.query().values().forEach(text -> collect(text, codes));
        task.headers().values().forEach(text -> collect(text, codes));
        JsonNode body = task.body();
        if (body != null) {
            collect(body.toString(), codes);
        }
        return codes.stream().map(plan::number).filter(Objects::nonNull).toList();
    }

    private static void collect(String text, Set<String> codes) {
        REFERENCE.matcher(text).results().forEach(found -> codes.add(found.group(1)));
    }
}
