package io.millrace.scheduler.schedule;

import io.millrace.platform.idempotency.IdempotencyKey;
import io.millrace.platform.idempotency.IdempotencyKeys;
import io.millrace.platform.idempotency.StoredAnswer;
import io.millrace.platform.tenant.TenantSettings;
import io.millrace.scheduler.engine.EngineParts;
import io.millrace.scheduler.engine.StoredJson;
import io.millrace.scheduler.engine.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps a new process; what is answered is committed. Fails with {@link ProcessRefused}. */
@ApplicationScoped
public class StartProcess {

    /** Shared, so that only a change of definitions waits for it: a batch in use is not deleted. */
    private static final String LOCK =
            """
            select now() as now from (select pg_advisory_xact_lock_shared(hashtextextended($1, 4127))) taken
            """;

    private static final String KNOWN =
            """
            select exists (select from batch where tenant = $1 and code = $2) as batch,
                $3::text is null or exists (select from worker where tenant = $1 and code = $3) as worker
            """;

    private static final String INSERT =
            """
            insert into process_schedule (tenant, spid, batch_name, parameters, quartz_def, start_date, end_date,
                run_once, retry_count, worker, created_by, traceparent, due, by_cron)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """;

    private final Transactions transactions;
    private final EngineParts parts;
    private final IdempotencyKeys keys;
    private final TenantSettings tenants;
    private final FiringLoop loop;

    StartProcess(
            Pool pool,
            EngineParts parts,
            IdempotencyKeys keys,
            TenantSettings tenants,
            FiringLoop loop) {
        this.transactions = new Transactions(pool);
        this.parts = parts;
        this.keys = keys;
        this.tenants = tenants;
        this.loop = loop;
    }

    /**
     * At most once per key, where there is one.
     *
     * @param answer to be given, and stored with the key
     */
    public Uni<StoredAnswer> start(
            StartCommand command,
            Optional<IdempotencyKey> key,
            Function<UUID, StoredAnswer> answer) {
        if (command.now()) {
            parts.backlog().requireRoom(command.tenant());
        }
        return transactions
                .run(
                        transaction ->
                                key.isEmpty()
                                        ? insert(transaction, command).map(answer)
                                        : keys.once(
                                                transaction,
                                                key.get(),
                                                () -> insert(transaction, command).map(answer)),
                        (_, _) -> Uni.createFrom().voidItem())
                .invoke(loop::wake);
    }

    private Uni<UUID> insert(SqlConnection transaction, StartCommand command) {
        var spid = UUID.randomUUID();
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(command.tenant()))
                .map(rows -> ScheduleRow.now(rows.iterator().next()))
                .call(() -> requireKnown(transaction, command))
                .map(now -> FirstSlot.of(command, tenants.zoneOf(command.tenant()), now))
                .chain(first -> insert(transaction, command, spid, first))
                .replaceWith(spid);
    }

    static Uni<Void> requireKnown(SqlConnection transaction, StartCommand command) {
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(command.tenant(), command.name(), command.worker()))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    require(row.getBoolean("batch"), "name", command.name());
                    require(row.getBoolean("worker"), "worker", String.valueOf(command.worker()));
                })
                .replaceWithVoid();
    }

    private static void require(boolean known, String field, String value) {
        if (!known) {
            throw ProcessRefused.unknown(field + " is not known: " + value + ".");
        }
    }

    private static Uni<Void> insert(
            SqlConnection transaction, StartCommand command, UUID spid, FirstSlot first) {
        return transaction
                .preparedQuery(INSERT)
                .execute(
                        Tuple.tuple()
                                .addString(command.tenant())
                                .addUUID(spid)
                                .addString(command.name())
                                .addString(StoredJson.write(command.parameters()))
                                .addString(command.quartzDef())
                                .addString(text(command.startDate()))
                                .addString(text(command.endDate()))
                                .addBoolean(command.once())
                                .addInteger(command.retries())
                                .addString(command.worker())
                                .addString(command.user())
                                .addString(command.traceparent())
                                .addOffsetDateTime(first.due().atOffset(ZoneOffset.UTC))
                                .addBoolean(first.byCron()))
                .replaceWithVoid();
    }

    static @Nullable String text(@Nullable LocalDateTime date) {
        return date == null ? null : LocalDates.write(date);
    }
}
