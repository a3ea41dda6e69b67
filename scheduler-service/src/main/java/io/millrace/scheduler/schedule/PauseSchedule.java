package io.millrace.scheduler.schedule;

import io.millrace.platform.tenant.TenantSettings;
import io.millrace.scheduler.engine.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pauses and resumes schedules. Once a pause is answered nothing fires; a slot that is being fired
 * is waited for. Fails with {@link ProcessRefused} where there is no such schedule.
 */
@ApplicationScoped
public class PauseSchedule {

    private static final String LOCK =
            "select "
                    + ScheduleRow.COLUMNS
                    + """
                     from process_schedule s
                    where s.tenant = $1 and s.spid = $2 and not s.deleted for update
                    """;

    private static final String PAUSE =
            "update process_schedule set paused = true where tenant = $1 and spid = $2";

    private static final String RESUME =
            """
            update process_schedule set paused = false, due = $3,
                by_cron = by_cron or due is distinct from $3,
                over_at = case when $3::timestamptz is null then coalesce(over_at, now()) end
            where tenant = $1 and spid = $2
            """;

    private final Transactions transactions;
    private final TenantSettings tenants;
    private final FiringLoop loop;

    PauseSchedule(Pool pool, TenantSettings tenants, FiringLoop loop) {
        this.transactions = new Transactions(pool);
        this.tenants = tenants;
        this.loop = loop;
    }

    /** Does nothing to one that is paused. */
    public Uni<Void> pause(String tenant, UUID spid) {
        return transactions
                .run(
                        transaction ->
                                locked(transaction, tenant, spid)
                                        .call(() ->
                                                transaction
                                                        .preparedQuery(PAUSE)
                                                        .execute(Tuple.of(tenant, spid))),
                        (_, _) -> Uni.createFrom().voidItem())
                .replaceWithVoid();
    }

    /** Does nothing to one that is not paused. */
    public Uni<Void> resume(String tenant, UUID spid) {
        return transactions
                .run(
                        transaction ->
                                locked(transaction, tenant, spid)
                                        .call(row -> resume(transaction, row)),
                        (_, _) -> Uni.createFrom().voidItem())
                .invoke(loop::wake)
                .replaceWithVoid();
    }

    private static Uni<Row> locked(SqlConnection transaction, String tenant, UUID spid) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(tenant, spid))
                .map(rows -> Schedules.first(rows, spid));
    }

    private Uni<Void> resume(SqlConnection transaction, Row row) {
        var schedule = ScheduleRow.read(row);
        if (!schedule.paused()) {
            return Uni.createFrom().voidItem();
        }
        var due = Resumed.due(schedule, tenants.zoneOf(schedule.tenant()), ScheduleRow.now(row));
        return transaction
                .preparedQuery(RESUME)
                .execute(Tuple.of(schedule.tenant(), schedule.spid(), time(due)))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
