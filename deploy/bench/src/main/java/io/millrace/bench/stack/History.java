package io.millrace.bench.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Finished runs of two tasks each, written by SQL into the scheduler's own tables: all of one batch
 * and of today, so that they lie in the partition and under the tenant that live runs use.
 */
public final class History {

    /** The batch they are runs of. */
    public static final String BATCH = Definitions.PREFIX + "HISTORY";

    /** How many tasks each run has. */
    public static final int TASKS = 2;

    private static final String INSERT_RUNS =
            """
            insert into run (tenant, created_on, id, batch_run_id, batch_name, millis, batch_type,
              definition_version, status, tasks, business_date, triggered_by, started_at, ended_at)
            select h.tenant, h.day, -1 - n, concat_ws('_', h.code, h.day, h.first + n, 1), h.code,
              h.first + n, 'BATCH', b.definition_version, 'SUCCESSFUL', 2, h.day, 'bench', now(), now()
            from (select ?::text tenant, ?::text code, ?::date as day, ?::bigint first, ?::int runs) h
            join batch b on b.tenant = h.tenant and b.code = h.code,
            generate_series(0, h.runs - 1) n\
            """;
    private static final String INSERT_TASKS =
            """
            insert into task (tenant, created_on, run_id, task_no, state, unmet, worker, attempt,
              ready_at, started_at, ended_at, answer)
            select r.tenant, r.created_on, r.id, task_no, 'SUCCESSFUL', 0, 'BENCH_NOOP', 1,
              now(), now(), now(), '{}'
            from run r, generate_series(0, 1) task_no where r.tenant = ? and r.batch_name = ?\
            """;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final long firstMillis = today.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    private final int runs;

    private History(int runs) {
        this.runs = runs;
    }

    /** Writes the runs; their batch must be defined. */
    public static History written(Database database, String tenant, int runs) throws SQLException {
        History history = new History(runs);
        history.write(database, tenant);
        return history;
    }

    public int runs() {
        return runs;
    }

    public String batchRunId(int number) {
        return BATCH + "_" + today + "_" + (firstMillis + number) + "_1";
    }

    private void write(Database database, String tenant) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement newRuns = connection.prepareStatement(INSERT_RUNS);
                PreparedStatement newTasks = connection.prepareStatement(INSERT_TASKS);
                Statement vacuum = connection.createStatement()) {
            set(newRuns, tenant, BATCH, today, firstMillis, runs).executeUpdate();
            set(newTasks, tenant, BATCH).executeUpdate();
            vacuum.execute("vacuum (analyze) task");
            vacuum.execute("vacuum (analyze) run");
        }
    }

    private static PreparedStatement set(PreparedStatement statement, Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
