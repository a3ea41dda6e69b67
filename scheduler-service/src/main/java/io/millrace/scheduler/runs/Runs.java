package io.millrace.scheduler.runs;

import io.millrace.platform.page.Page;
import io.millrace.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs as the database has them, newest first. */
@ApplicationScoped
class Runs {

    private static final String LIST =
            "select "
                    + RunView.COLUMNS
                    + """
                    , millis, id from run
                    where tenant = $1 and created_on between $2 and $3 and millis >= $4 and millis < $5
                    and (created_on, millis, id) < ($6, $7, $8)
                    and ($9::text is null or batch_name = $9) and ($10::text is null or status = $10)
                    order by created_on desc, millis desc, id desc limit $11
                    """;

    private final Pool pool;

    Runs(Pool pool) {
        this.pool = pool;
    }

    Uni<Page<RunView>> list(String tenant, RunFilter filter) {
        return pool.preparedQuery(LIST)
                .execute(values(tenant, filter, before(filter)))
                .map(Runs::rows)
                .map(rows -> Page.of(rows, filter.page(), Runs::key))
                .map(page -> page.map(RunView::of));
    }

    private record Before(long millis, long id) {}

    /** Where the page begins; the parts of a cursor that somebody made up are a 400. */
    private static Before before(RunFilter filter) {
        var after = filter.page().after();
        try {
            return after.isEmpty()
                    ? new Before(filter.to(), 0)
                    : new Before(Long.parseLong(after.getFirst()), Long.parseLong(after.getLast()));
        } catch (NumberFormatException madeUp) {
            throw ProblemException.badRequest("cursor is not one of this collection.");
        }
    }

    private static Tuple values(String tenant, RunFilter filter, Before before) {
        return Tuple.tuple()
                .addString(tenant)
                .addLocalDate(day(filter.from()))
                .addLocalDate(day(filter.to()))
                .addLong(filter.from())
                .addLong(filter.to())
                .addLocalDate(day(before.millis()))
                .addLong(before.millis())
                .addLong(before.id())
                .addString(filter.batchName())
                .addString(filter.status() == null ? null : filter.status().name())
                .addInteger(filter.page().fetchSize());
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private static List<Row> rows(RowSet<Row> found) {
        var rows = new ArrayList<Row>(found.size());
        found.forEach(rows::add);
        return rows;
    }

    private static List<String> key(Row row) {
        return List.of(row.getLong("millis").toString(), row.getLong("id").toString());
    }
}
