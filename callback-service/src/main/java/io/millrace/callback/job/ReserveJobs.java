package io.millrace.callback.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes ids up and keeps them, so that a callback finds them before it is known what they do. */
@ApplicationScoped
class ReserveJobs {

    private static final String INSERT =
            """
            insert into job (tenant, job_id, retire_at)
            select $1, id, $3 from unnest($2::text[]) as id order by id
            on conflict do nothing returning job_id
            """;

    private final SecureRandom random = new SecureRandom();
    private final Pool pool;
    private final JobSettings settings;
    private final Clock clock;

    ReserveJobs(Pool pool, JobSettings settings, Clock clock) {
        this.pool = pool;
        this.settings = settings;
        this.clock = clock;
    }

    /** Fewer than asked for where one of them is taken, which hardly ever happens. */
    Uni<Reservation> reserve(ReservationRequest request) {
        Instant usableUntil = clock.instant().plus(settings.usable());
        Instant retireAt = usableUntil.plus(settings.unended());
        return pool.preparedQuery(INSERT)
                .execute(
                        Tuple.of(
                                request.tenant(),
                                ids(request.count()),
                                retireAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> new Reservation(idsOf(rows), usableUntil));
    }

    private String[] ids(int count) {
        return Stream.generate(this::id).limit(count).toArray(String[]::new);
    }

    /** 60 random bits. */
    private String id() {
        return "%015X".formatted(random.nextLong() >>> 4);
    }

    private static List<String> idsOf(RowSet<Row> rows) {
        var ids = new ArrayList<String>(rows.size());
        rows.forEach(row -> ids.add(row.getString(0)));
        return ids;
    }
}
