package io.millrace.bench.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The bench's jobs as the database holds them: what an answer promised must be there. */
public final class Jobs {

    /** Begins every job id of the bench, and hardly any other. */
    private static final String PREFIX = "BE7C4";

    private static final String RESERVE =
            """
            insert into callback.job (tenant, job_id, retire_at)
            select ?, unnest(?::text[]), now() + interval '1 day'\
            """;
    private static final String SETTLED =
            """
            select count(*) from unnest(?::text[]) id
            join callback.job j on j.tenant = ? and j.job_id = id and j.status = 'Completed'
            where (select count(*) from callback.audit a where a.tenant = j.tenant
                and a.job_id = id and a.answer = 200 and a.changed) = 1\
            """;

    private final Database database;
    private final String tenant;
    private int made;

    Jobs(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** So many new jobs. */
    public List<String> reserve(int count) throws SQLException {
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(idOf(made++));
        }
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(RESERVE)) {
            insert.setString(1, tenant);
            insert.setArray(2, connection.createArrayOf("text", ids.toArray()));
            insert.executeUpdate();
        }
        return ids;
    }

    /** Ids as random as real ones, so that they lie anywhere in their index. */
    public static String idOf(int number) {
        return "%s%010X".formatted(PREFIX, (number * 0x9E3779B97F4BL) & 0xFFFFFFFFFFL);
    }

    /** Fails unless each of them is settled and on record once. */
    public void verify(List<String> ids) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(SETTLED)) {
            query.setArray(1, connection.createArrayOf("text", ids.toArray()));
            query.setString(2, tenant);
            long settled = first(query.executeQuery());
            if (settled != ids.size()) {
                throw new IllegalStateException(
                        "%d callbacks were accepted, but %d jobs are settled and on record"
                                .formatted(ids.size(), settled));
            }
        }
    }

    /** Waits until all is told, and those who hear of it are done. */
    public void awaitTold(ProcessHandle... hearing)
            throws SQLException, InterruptedException, TimeoutException {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (untold() > 0 || areBusy(hearing)) {
            if (System.nanoTime() > giveUp) {
                throw new TimeoutException("The events of callbacks are not through");
            }
        }
    }

    private long untold() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            return first(statement.executeQuery("select count(*) from callback.outbox"));
        }
    }

    /** Whether they used more than a tenth of a processor for a while. */
    private static boolean areBusy(ProcessHandle... processes) throws InterruptedException {
        long before = cpuMillis(processes);
        TimeUnit.MILLISECONDS.sleep(500);
        return cpuMillis(processes) - before > 50;
    }

    private static long cpuMillis(ProcessHandle... processes) {
        long millis = 0;
        for (ProcessHandle process : processes) {
            millis += process.info().totalCpuDuration().orElseThrow().toMillis();
        }
        return millis;
    }

    private static long first(ResultSet result) throws SQLException {
        result.next();
        return result.getLong(1);
    }

    /** Removes every job of the bench and what is on record of it. */
    public void remove() throws SQLException {
        database.execute(
                """
                delete from callback.audit where starts_with(job_id, '%1$s');
                delete from callback.job where starts_with(job_id, '%1$s');
                """
                        .formatted(PREFIX));
    }
}
