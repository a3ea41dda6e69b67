package io.millrace.scheduler.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.platform.tenant.TenantSettings;
import io.millrace.scheduler.cron.BadCron;
import io.millrace.scheduler.engine.Changes;
import io.millrace.scheduler.engine.Engine;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.run.RunRefused;
import io.millrace.scheduler.run.RunRefused.Reason;
import io.millrace.scheduler.trigger.StartRuns;
import io.millrace.scheduler.trigger.StartRuns.Start;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Fires what is due: the claim, the runs, the firings and the next slots are one transaction, so
 * that a slot fires exactly once whoever dies when. The database's clock says what is due.
 */
@ApplicationScoped
class FireSlots {

    private static final Logger LOG = Logger.getLogger(FireSlots.class);

    private static final String CLAIM =
            "select "
                    + ScheduleRow.COLUMNS
                    + """
                    from process_schedule s
                    where s.due <= now() and not s.paused order by s.due limit $1::int for update skip locked
                    """;

    private static final String NEXT =
            """
            select (extract(epoch from min(due) - clock_timestamp()) * 1000)::float8 as millis
            from process_schedule where due is not null and not paused
            """;

    /** One transaction's work. */
    private record Fired(List<Firing> firings, Changes changes) {}

    private final EngineParts parts;
    private final Engine engine;
    private final StartRuns startRuns;
    private final TenantSettings tenants;
    private final ScheduleSettings settings;
    private final Clock clock;
    private final Timer lateness;

    FireSlots(
            EngineParts parts,
            Engine engine,
            StartRuns startRuns,
            TenantSettings tenants,
            ScheduleSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.parts = parts;
        this.engine = engine;
        this.startRuns = startRuns;
        this.tenants = tenants;
        this.settings = settings;
        this.clock = clock;
        this.lateness = Timer.builder("millrace.schedule.lateness").register(meters);
    }

    /**
     * How many schedules were moved on.
     *
     * @param limit how many are, at most
     */
    Uni<Integer> fire(int limit) {
        return parts.transactions()
                .run(transaction -> work(transaction, limit), this::last)
                .invoke(this::committed)
                .map(fired -> fired.firings().size());
    }

    /** Time until the next slot, negative where one is overdue, long where there is none. */
    Uni<Duration> untilNext() {
        return parts.transactions()
                .pool()
                .query(NEXT)
                .execute()
                .map(rows -> rows.iterator().next().getDouble("millis"))
                .map(millis ->
                        millis == null
                                ? Duration.ofDays(1)
                                : Duration.ofMillis((long) Math.ceil(millis)));
    }

    private Uni<Fired> work(SqlConnection transaction, int limit) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(limit))
                .map(this::due)
                .chain(due -> start(transaction, due));
    }

    private List<Firing> due(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> due(ScheduleRow.read(row), ScheduleRow.now(row)))
                .toList();
    }

    private Firing due(Schedule schedule, Instant now) {
        Instant due = schedule.due() == null ? now : schedule.due();
        try {
            return new Firing(schedule, slot(schedule, due, now), null);
        } catch (BadCron bad) {
            var refused = new RunRefused(Reason.INVALID_ARGUMENTS, bad.detail());
            return new Firing(schedule, new NextSlot(due, null), new Start.Refused(refused));
        }
    }

    private NextSlot slot(Schedule schedule, Instant due, Instant now) {
        return NextSlot.of(
                schedule,
                due,
                tenants.zoneOf(schedule.tenant()),
                now,
                settings.misfire(),
                settings.missedAfter());
    }

    private Uni<Fired> start(SqlConnection transaction, List<Firing> due) {
        var changes = new Changes();
        var firing = due.stream().filter(Firing::isToStart).toList();
        return startRuns
                .start(transaction, firing.stream().map(FireSlots::wanted).toList(), changes)
                .map(starts -> new Fired(settled(due, firing, starts), changes));
    }

    private static StartRuns.Due wanted(Firing firing) {
        Instant slot = firing.slot().fires();
        return firing.due(slot == null ? Instant.EPOCH : slot);
    }

    /** What found no free run id stays due. */
    private static List<Firing> settled(
            List<Firing> due, List<Firing> firing, Map<Integer, Start> starts) {
        var settled = new ArrayList<>(due.stream().filter(one -> !one.isToStart()).toList());
        IntStream.range(0, firing.size())
                .filter(starts::containsKey)
                .forEach(place -> settled.add(firing.get(place).with(starts.get(place))));
        return settled;
    }

    private Uni<Void> last(SqlConnection transaction, Fired fired) {
        return fired.firings().isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(
                                AdvanceStatement.execute(transaction, fired.firings()),
                                parts.announcer().within(transaction, fired.changes()))
                        .andFailFast()
                        .replaceWithVoid();
    }

    private void committed(Fired fired) {
        if (!fired.firings().isEmpty()) {
            parts.announcer().after(fired.changes());
            engine.wake();
            fired.firings().forEach(FireSlots::log);
            fired.firings().stream().map(Firing::slot).forEach(this::meter);
        }
    }

    private void meter(NextSlot slot) {
        Instant fires = slot.fires();
        if (fires != null) {
            var late = Duration.between(fires, clock.instant());
            lateness.record(late.isNegative() ? Duration.ZERO : late);
        }
    }

    private static void log(Firing firing) {
        if (firing.start() instanceof Start.Refused(var reason)) {
            LOG.warnf("Process %s cannot run: %s", firing.schedule().spid(), reason.details());
        }
    }
}
