package io.millrace.bounce.ticket;

import io.millrace.bounce.field.Span;
import io.millrace.bounce.field.Window;
import io.millrace.bounce.instance.InstanceKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Changes of instances as the database has them. */
@ApplicationScoped
public class Tickets {

    private static final String COUNTS =
            """
            SELECT * FROM ticket
            WHERE tenant = $1 AND support_identifier = $2 AND service_type = $3 AND instance_id = $4
              AND starts_at IS NOT NULL AND stage IN ('UNSCHEDULED', 'SCHEDULED', 'RUNNING')
            """;
    private static final String OVERLAPPING =
            COUNTS
                    + """
                      AND tstzrange(starts_at, ends_at) && tstzrange($5::timestamptz, $6::timestamptz)
                      AND rfc_number <> $7 ORDER BY starts_at, rfc_number
                    """;

    private static final String FIND =
            COUNTS.replace("starts_at IS NOT NULL AND stage IN", "rfc_number = $5 AND stage IN");

    private static final String INSERT =
            """
            INSERT INTO ticket (tenant, support_identifier, service_type, instance_id, rfc_number, rfc_type,
              rfc_sub_type, stage, duration_unit, duration_value, starts_at, ends_at, summary, created_by, lane)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, %s)
            ON CONFLICT (tenant, rfc_number) DO NOTHING RETURNING rfc_number, created_at
            """;
    private static final String BOUNCE = INSERT.formatted("'[0,)'");

    /** A lane of its own, or none where a bounce is booked for that time already. */
    private static final String OTHER =
            INSERT.formatted(
                    """
                    CASE WHEN EXISTS (
                      SELECT FROM ticket booked
                      WHERE booked.tenant = $1 AND booked.support_identifier = $2 AND booked.service_type = $3
                        AND booked.instance_id = $4 AND booked.starts_at IS NOT NULL
                        AND booked.stage IN ('UNSCHEDULED', 'SCHEDULED', 'RUNNING')
                        AND booked.lane = '[0,)'
                        AND tstzrange(booked.starts_at, booked.ends_at) && tstzrange($11, $12))
                    THEN 'empty'::int8range
                    ELSE int8range(currval('ticket_lane'), currval('ticket_lane'), '[]') END
                    """);

    private static final String LANE = "SELECT nextval('ticket_lane')";

    /**
     * What overlaps with a window, first things first.
     *
     * @param start null for as early as may be
     * @param end null for as late as may be
     * @param except number of the change that does not count, or empty
     */
    public Uni<List<Conflict>> overlapping(
            SqlClient client,
            InstanceKey instance,
            @Nullable Instant start,
            @Nullable Instant end,
            String except) {
        return client.preparedQuery(OVERLAPPING)
                .execute(
                        named(instance)
                                .addOffsetDateTime(time(start))
                                .addOffsetDateTime(time(end))
                                .addString(except))
                .map(Tickets::all);
    }

    public Uni<Optional<Conflict>> find(SqlClient client, InstanceKey instance, String rfcNumber) {
        return client.preparedQuery(FIND)
                .execute(named(instance).addString(rfcNumber))
                .map(rows -> all(rows).stream().findFirst());
    }

    /** Keeps a bounce, which is kept apart from everything. */
    public Uni<KeptTicket> insertBounce(SqlClient transaction, NewTicket ticket) {
        return insert(transaction, BOUNCE, ticket);
    }

    /** Keeps another change; it is news, and taken whatever is booked. The instance is locked. */
    Uni<KeptTicket> insertOther(SqlConnection transaction, NewTicket ticket) {
        return transaction.query(LANE).execute().chain(() -> insert(transaction, OTHER, ticket));
    }

    /** A number that is taken is replaced by another one. */
    private static Uni<KeptTicket> insert(SqlClient transaction, String sql, NewTicket ticket) {
        String number = RfcNumber.any(ThreadLocalRandom.current());
        return transaction
                .preparedQuery(sql)
                .execute(row(ticket, number))
                .chain(rows ->
                        rows.size() == 0
                                ? insert(transaction, sql, ticket)
                                : Uni.createFrom().item(kept(rows.iterator().next())));
    }

    private static KeptTicket kept(Row row) {
        return new KeptTicket(
                row.getString("rfc_number"), row.getOffsetDateTime("created_at").toInstant());
    }

    private static Tuple row(NewTicket ticket, String number) {
        Window window = ticket.window();
        return named(ticket.instance())
                .addString(number)
                .addString(ticket.rfcType())
                .addString(ticket.rfcSubType())
                .addString(ticket.stage().name())
                .addString(ticket.duration().unit())
                .addInteger(ticket.duration().value())
                .addOffsetDateTime(time(window == null ? null : window.start()))
                .addOffsetDateTime(time(window == null ? null : window.end()))
                .addString(ticket.summary())
                .addString(ticket.createdBy());
    }

    private static Tuple named(InstanceKey key) {
        return Tuple.tuple()
                .addString(key.tenant())
                .addString(key.supportIdentifier())
                .addString(key.serviceType())
                .addString(key.instanceId());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static List<Conflict> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Tickets::read).toList();
    }

    private static Conflict read(Row row) {
        Stage stage = Stage.valueOf(row.getString("stage"));
        return new Conflict(
                row.getString("rfc_number"),
                row.getString("rfc_type"),
                row.getString("rfc_sub_type"),
                stage.status(),
                stage.subStatus(),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getOffsetDateTime("ends_at").toInstant(),
                new Span(row.getString("duration_unit"), row.getInteger("duration_value")));
    }
}
