package io.millrace.scheduler.schedule;

import io.millrace.scheduler.engine.Columns;
import io.millrace.scheduler.run.RunKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves schedules on to their next slots and keeps what fired, in one statement. */
final class AdvanceStatement {

    private static final String SQL =
            """
            with item as materialized (
                select tenant, spid::uuid as spid, fires::timestamptz as fires, next::timestamptz as next,
                    created_on, nullif(run_id, 0) as run_id, error, retries, watched
                from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::bigint[],
                    $7::text[], $8::int[], $9::bool[])
                as i(tenant, spid, fires, next, created_on, run_id, error, retries, watched)
            ), moved as (
                update process_schedule s set due = i.next, by_cron = true,
                    over_at = case when i.next is null then now() end
                from item i where s.tenant = i.tenant and s.spid = i.spid
            )
            insert into process_firing (tenant, spid, slot, created_on, run_id, error, retries_left, watched)
            select tenant, spid, fires, created_on, run_id, error, retries, watched
            from item where fires is not null
            """;

    private AdvanceStatement() {}

    static Uni<Void> execute(SqlClient transaction, List<Firing> firings) {
        var arguments =
                Columns.of(firings)
                        .text(firing -> firing.schedule().tenant())
                        .text(firing -> firing.schedule().spid().toString())
                        .text(firing -> text(firing.slot().fires()))
                        .text(firing -> text(firing.slot().next()))
                        .date(AdvanceStatement::createdOn)
                        .big(AdvanceStatement::runId)
                        .text(Firing::error)
                        .number(firing -> firing.schedule().retries())
                        .flag(Firing::watched)
                        .tuple();
        return transaction.preparedQuery(SQL).execute(arguments).replaceWithVoid();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable LocalDate createdOn(Firing firing) {
        RunKey run = firing.run();
        return run == null ? null : run.createdOn();
    }

    private static long runId(Firing firing) {
        RunKey run = firing.run();
        return run == null ? 0 : run.id();
    }
}
