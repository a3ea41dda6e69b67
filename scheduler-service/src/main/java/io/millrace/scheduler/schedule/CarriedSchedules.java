package io.millrace.scheduler.schedule;

import io.millrace.platform.tenant.TenantSettings;
import io.millrace.scheduler.engine.StoredJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Schedules on their way from one tenant to another, in a transaction that also writes other
 * things. They keep their ids; one that has come to its end counts as not there.
 */
@ApplicationScoped
public class CarriedSchedules {

    private static final String FIND =
            "select "
                    + ScheduleRow.COLUMNS
                    + """
                    , b.body::text as batch from process_schedule s
                    left join batch b on b.tenant = s.tenant and b.code = s.batch_name
                    where s.tenant = $1 and s.spid = $2 and s.over_at is null for update of s
                    """;
    private static final String LIKE =
            "select "
                    + ScheduleRow.COLUMNS
                    + """
                    , b.body::text as batch from process_schedule s
                    left join batch b on b.tenant = s.tenant and b.code = s.batch_name
                    where s.tenant = $1 and s.over_at is null and s.spid::text like any($2::text[])
                        and (s.quartz_def is not null or s.due > now())
                    order by s.spid::text
                    """;
    private static final String SAVE =
            """
            insert into process_schedule as there (tenant, spid, batch_name, parameters, quartz_def, start_date,
                end_date, run_once, retry_count, worker, created_by, traceparent, due, by_cron, paused)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (tenant, spid) do update set batch_name = excluded.batch_name,
                parameters = excluded.parameters, quartz_def = excluded.quartz_def,
                start_date = excluded.start_date, end_date = excluded.end_date, run_once = excluded.run_once,
                retry_count = excluded.retry_count, worker = excluded.worker, created_by = excluded.created_by,
                traceparent = excluded.traceparent, due = excluded.due, by_cron = excluded.by_cron,
                paused = excluded.paused, deleted = false, over_at = null
            """;
    private static final String END =
            """
            update process_schedule set deleted = true, due = null, over_at = coalesce(over_at, now())
            where tenant = $1 and spid = $2
            """;
    private static final String NOW = "select now() as now";

    private final TenantSettings tenants;
    private final FiringLoop loop;

    CarriedSchedules(TenantSettings tenants, FiringLoop loop) {
        this.tenants = tenants;
        this.loop = loop;
    }

    /** Those that are to fire yet, in the order of their ids. */
    public Uni<List<CarriedSchedule>> like(
            SqlConnection transaction, String tenant, String[] patterns) {
        return transaction
                .preparedQuery(LIKE)
                .execute(Tuple.of(tenant, patterns))
                .map(CarriedSchedules::all);
    }

    public Uni<Optional<CarriedSchedule>> find(
            SqlConnection transaction, String tenant, UUID spid) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(tenant, spid))
                .map(rows -> all(rows).stream().findFirst());
    }

    private static List<CarriedSchedule> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(CarriedSchedule::of).toList();
    }

    /**
     * New, or in place of the one of that id. Fails with {@link ProcessRefused} where batch or
     * worker are not there, or nothing would ever fire.
     */
    public Uni<Void> save(SqlConnection transaction, CarriedSchedule schedule) {
        var command = schedule.command();
        return StartProcess.requireKnown(transaction, command)
                .chain(() -> transaction.preparedQuery(NOW).execute())
                .map(rows -> ScheduleRow.now(rows.iterator().next()))
                .map(now -> FirstSlot.of(command, tenants.zoneOf(command.tenant()), now))
                .chain(first -> save(transaction, schedule, first))
                .invoke(loop::wake);
    }

    private static Uni<Void> save(
            SqlConnection transaction, CarriedSchedule schedule, FirstSlot first) {
        var command = schedule.command();
        return transaction
                .preparedQuery(SAVE)
                .execute(
                        Tuple.tuple()
                                .addString(command.tenant())
                                .addUUID(schedule.spid())
                                .addString(command.name())
                                .addString(StoredJson.write(command.parameters()))
                                .addString(command.quartzDef())
                                .addString(StartProcess.text(command.startDate()))
                                .addString(StartProcess.text(command.endDate()))
                                .addBoolean(command.once())
                                .addInteger(command.retries())
                                .addString(command.worker())
                                .addString(command.user())
                                .addString(command.traceparent())
                                .addOffsetDateTime(first.due().atOffset(ZoneOffset.UTC))
                                .addBoolean(first.byCron())
                                .addBoolean(schedule.paused()))
                .replaceWithVoid();
    }

    /** Fires no more from now on; what it fired runs on. */
    public Uni<Void> end(SqlConnection transaction, String tenant, UUID spid) {
        return transaction.preparedQuery(END).execute(Tuple.of(tenant, spid)).replaceWithVoid();
    }
}
