package io.millrace.migration.progress;

import io.millrace.migration.catalog.MigrationKey;
import io.millrace.migration.catalog.MigrationKind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An export or import that this pod has taken up.
 *
 * @param definition what is exported or imported, as JSON
 * @param runId of this trigger; also of the imports at the owners
 * @param user who triggered it
 * @param place how far the step is: an owner's number, or an attempt's
 * @param fence grows with each pod that takes it up; an older one changes nothing any more
 * @param failures of the step in a row
 * @param reason why it is being undone, else null
 */
public record Job(
        MigrationKey key,
        String definition,
        UUID runId,
        String user,
        Instant startedAt,
        Step step,
        int place,
        long fence,
        int failures,
        @Nullable String reason) {

    static final String COLUMNS =
            "m.tenant, m.kind, m.code, m.definition, m.run_id, m.triggered_by, m.started_at, m.step,"
                    + " m.place, m.fence, m.failures, m.reason";

    static List<Job> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Job::of).toList();
    }

    private static Job of(Row row) {
        return new Job(
                new MigrationKey(
                        row.getString("tenant"),
                        MigrationKind.valueOf(row.getString("kind")),
                        row.getString("code")),
                row.getString("definition"),
                row.getUUID("run_id"),
                row.getString("triggered_by"),
                row.getOffsetDateTime("started_at").toInstant(),
                Step.valueOf(row.getString("step")),
                row.getInteger("place"),
                row.getLong("fence"),
                row.getInteger("failures"),
                row.getString("reason"));
    }

    public String tenant() {
        return key.tenant();
    }
}
