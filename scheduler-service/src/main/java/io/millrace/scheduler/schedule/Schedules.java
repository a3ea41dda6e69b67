package io.millrace.scheduler.schedule;

import io.millrace.platform.page.Page;
import io.millrace.platform.page.PageRequest;
import io.millrace.platform.tenant.TenantSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The schedules of a tenant. Fails with {@link ProcessRefused} where there is none of an id. */
@ApplicationScoped
public class Schedules {

    private static final String FIND =
            "select "
                    + ScheduleRow.COLUMNS
                    + " from process_schedule s where s.tenant = $1 and s.spid = $2 and not s.deleted";

    private static final String LIST =
            "select "
                    + ScheduleRow.COLUMNS
                    + """
                     from process_schedule s where s.tenant = $1 and s.over_at is null and s.spid > $2
                    order by s.spid limit $3
                    """;

    private static final String DELETE =
            """
            update process_schedule set deleted = true, due = null, over_at = coalesce(over_at, now())
            where tenant = $1 and spid = $2 and not deleted
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private final Pool pool;
    private final TenantSettings tenants;

    Schedules(Pool pool, TenantSettings tenants) {
        this.pool = pool;
        this.tenants = tenants;
    }

    public Uni<ScheduleView> get(String tenant, UUID spid) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(tenant, spid))
                .map(rows -> ScheduleView.of(first(rows, spid), tenants.zoneOf(tenant)));
    }

    /** Those that are to fire yet. */
    public Uni<Page<ScheduleView>> list(String tenant, PageRequest page) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(tenant, after(page), page.fetchSize()))
                .map(rows ->
                        Page.of(
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> ScheduleView.of(row, tenants.zoneOf(tenant)))
                                        .toList(),
                                page,
                                view -> List.of(view.robustaSpid())));
    }

    /** Fires no more from now on; what it fired runs on. */
    public Uni<Void> delete(String tenant, UUID spid) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(tenant, spid))
                .invoke(done -> {
                    if (done.rowCount() == 0) {
                        throw unknown(spid);
                    }
                })
                .replaceWithVoid();
    }

    static Row first(RowSet<Row> rows, UUID spid) {
        if (rows.size() == 0) {
            throw unknown(spid);
        }
        return rows.iterator().next();
    }

    static ProcessRefused unknown(UUID spid) {
        return ProcessRefused.unknown("There is no process " + spid + ".");
    }

    private static UUID after(PageRequest page) {
        try {
            return page.after().isEmpty() ? FIRST : UUID.fromString(page.after().getFirst());
        } catch (IllegalArgumentException madeUp) {
            throw ProcessRefused.invalid("cursor is not one of this collection.");
        }
    }
}
