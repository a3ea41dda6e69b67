package io.millrace.scheduler.trigger;

import io.millrace.platform.tenant.TenantSettings;
import io.millrace.scheduler.definition.BatchDefinition;
import io.millrace.scheduler.definition.Current;
import io.millrace.scheduler.definition.Definitions;
import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.InsertStatement;
import io.millrace.scheduler.engine.InsertStatement.Written;
import io.millrace.scheduler.engine.NewRun;
import io.millrace.scheduler.engine.RunContext;
import io.millrace.scheduler.run.RunRefused;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Starts runs of batches in the transaction of somebody else, who announces and commits them. */
@ApplicationScoped
public class StartRuns {

    private static final int TRIES = 8;
    private static final int MANY = 8;

    /**
     * A run to be started.
     *
     * @param at tells the business date, unless the parameters do
     */
    public record Due(TriggerCommand command, Instant at) {}

    /** What became of it. */
    public sealed interface Start {
        record Begun(RunContext run) implements Start {}

        record Refused(RunRefused reason) implements Start {}
    }

    private record Name(String tenant, String batch) {
        static Name of(Due due) {
            return new Name(due.command().tenant(), due.command().batchName());
        }
    }

    private record Planned(int place, NewRun run) {}

    private final EngineParts parts;
    private final Definitions definitions;
    private final TenantSettings tenants;
    private final TriggerPlanner planner;

    public StartRuns(
            EngineParts parts, Definitions definitions, TenantSettings tenants, Clock clock) {
        this.parts = parts;
        this.definitions = definitions;
        this.tenants = tenants;
        this.planner = new TriggerPlanner(tenants, parts.contexts(), clock);
    }

    /**
     * Writes the runs.
     *
     * @param changes to which they are added
     * @return by place in the list; a run is missing where its id was taken again and again
     */
    public Uni<Map<Integer, Start>> start(
            SqlConnection transaction, List<Due> due, Changes changes) {
        var starts = new HashMap<Integer, Start>();
        return round(transaction, due, starts, changes, 0).replaceWith(starts);
    }

    private Uni<Void> round(
            SqlConnection transaction,
            List<Due> due,
            Map<Integer, Start> starts,
            Changes changes,
            int tries) {
        var open =
                IntStream.range(0, due.size())
                        .filter(place -> !starts.containsKey(place))
                        .boxed()
                        .toList();
        if (open.isEmpty() || tries >= TRIES) {
            return Uni.createFrom().voidItem();
        }
        leap(open.stream().map(due::get).toList(), tries > 0);
        return definitions(open.stream().map(due::get).toList(), tries > 0)
                .map(found -> planned(due, open, found, starts))
                .chain(planned -> write(transaction, planned, starts, changes))
                .chain(() -> round(transaction, due, starts, changes, tries + 1));
    }

    /**
     * Many runs of a batch at once are likely to be more on another pod too, which would take the
     * same ids and wait for each other.
     */
    private void leap(List<Due> due, boolean taken) {
        var times = new HashMap<Name, Integer>();
        due.forEach(one -> times.merge(Name.of(one), 1, Integer::sum));
        times.forEach((name, runs) -> {
            if (taken || runs >= MANY) {
                planner.leap(name.tenant(), name.batch());
            }
        });
    }

    /** The second time they are read anew, since the first may have failed for being outdated. */
    private Uni<Map<Name, Optional<Current<BatchDefinition>>>> definitions(
            List<Due> due, boolean anew) {
        return Multi.createFrom()
                .iterable(due.stream().map(Name::of).distinct().toList())
                .onItem()
                .transformToUniAndConcatenate(name -> definition(name, anew))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Uni<Map.Entry<Name, Optional<Current<BatchDefinition>>>> definition(
            Name name, boolean anew) {
        var found =
                anew
                        ? definitions.batch(name.tenant(), name.batch())
                        : definitions.remembered(name.tenant(), name.batch());
        return found.map(definition -> Map.entry(name, definition));
    }

    private List<Planned> planned(
            List<Due> due,
            List<Integer> open,
            Map<Name, Optional<Current<BatchDefinition>>> definitions,
            Map<Integer, Start> starts) {
        var planned = new ArrayList<Planned>();
        for (int place : open) {
            var one = due.get(place);
            try {
                var found = definitions.getOrDefault(Name.of(one), Optional.empty());
                var batch = found.orElseThrow(() -> TriggerRun.unknown(one.command()));
                planned.add(new Planned(place, planner.batch(dated(one, batch), batch)));
            } catch (RunRefused refused) {
                starts.put(place, new Start.Refused(refused));
            }
        }
        return planned;
    }

    private TriggerCommand dated(Due due, Current<BatchDefinition> batch) {
        var own = batch.definition().zone();
        var zone = own == null ? tenants.zoneOf(due.command().tenant()) : own;
        return due.command().dated(LocalDate.ofInstant(due.at(), zone));
    }

    private Uni<Void> write(
            SqlConnection transaction,
            List<Planned> planned,
            Map<Integer, Start> starts,
            Changes changes) {
        return planned.isEmpty()
                ? Uni.createFrom().voidItem()
                : InsertStatement.execute(transaction, planned.stream().map(Planned::run).toList())
                        .invoke(written -> begun(planned, written, starts, changes))
                        .replaceWithVoid();
    }

    private void begun(
            List<Planned> planned,
            List<Written> written,
            Map<Integer, Start> starts,
            Changes changes) {
        for (var one : written) {
            parts.contexts().remember(one.context());
            changes.begun(one);
            starts.put(planned.get(one.place()).place(), new Start.Begun(one.context()));
        }
    }
}
