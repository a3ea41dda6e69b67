package io.millrace.scheduler.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.contracts.objects.ObjectReference;
import io.millrace.platform.json.JsonBody;
import io.millrace.platform.objects.WrittenObject.Needs;
import io.millrace.platform.secret.Secrets;
import io.millrace.scheduler.definition.DefinitionType;
import io.millrace.scheduler.schedule.CarriedSchedule;
import io.millrace.scheduler.schedule.LocalDates;
import io.millrace.scheduler.schedule.StartCommand;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A schedule as it travels: the fields by which it was started, and whether it is paused. */
final class ScheduleBody {

    private static final String VALUES = "values";

    private ScheduleBody() {}

    /** With every value; for this service alone. */
    static ObjectNode whole(StartCommand command, boolean paused) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("name", command.name());
        body.putObject(VALUES).setAll(new TreeMap<>(command.parameters().batchParams()));
        body.put("quartzDef", command.quartzDef());
        body.put("startDate", text(command.startDate()));
        body.put("endDate", text(command.endDate()));
        body.put("runOnce", command.once());
        body.put("retryCount", command.retries());
        body.put("worker", command.worker());
        body.put("paused", paused);
        return body;
    }

    /** Without the values of secret parameters; a reference to a secret is no secret itself. */
    static ObjectNode leaving(CarriedSchedule schedule) {
        var body = whole(schedule.command(), schedule.paused());
        if (body.get(VALUES) instanceof ObjectNode values) {
            values.remove(hidden(values, schedule));
        }
        return body;
    }

    /** Keeps the values of secret parameters that are set where a schedule arrives. */
    static void keepSecrets(ObjectNode arriving, CarriedSchedule there) {
        var kept = whole(there.command(), there.paused()).path(VALUES);
        var values = arriving.withObjectProperty(VALUES);
        for (var name : hidden(kept, there)) {
            if (!values.has(name)) {
                values.set(name, kept.get(name));
            }
        }
    }

    private static Set<String> hidden(JsonNode values, CarriedSchedule schedule) {
        var names = new HashSet<String>();
        for (var name : secretParams(schedule)) {
            var value = values.get(name);
            if (value != null && !Secrets.isReference(value.asText())) {
                names.add(name);
            }
        }
        return names;
    }

    private static Set<String> secretParams(CarriedSchedule schedule) {
        var names = new HashSet<String>();
        schedule.batch()
                .ifPresent(batch ->
                        JsonBody.read(batch)
                                .path("secretParams")
                                .forEach(name -> names.add(name.asText())));
        return names;
    }

    /** What the schedule needs besides itself; of the secret parameters those that were hidden. */
    static Needs needs(CarriedSchedule schedule) {
        var body = whole(schedule.command(), schedule.paused());
        var secrets = Secrets.namesIn(body);
        secrets.addAll(hidden(body.path(VALUES), schedule));
        return new Needs(references(schedule.command()), List.copyOf(secrets));
    }

    private static List<ObjectReference> references(StartCommand command) {
        var references = new ArrayList<ObjectReference>();
        references.add(new ObjectReference(DefinitionType.BATCH.name(), command.name()));
        if (command.worker() != null) {
            references.add(new ObjectReference(DefinitionType.WORKER.name(), command.worker()));
        }
        return List.copyOf(references);
    }

    private static @Nullable String text(@Nullable LocalDateTime date) {
        return date == null ? null : LocalDates.write(date);
    }
}
