package io.millrace.bench.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of the bench that are due at one second, and what fired of them. */
public final class Slots implements AutoCloseable {

    private static final String SCHEDULE =
            """
            insert into process_schedule (tenant, spid, batch_name, quartz_def, run_once, retry_count,
                created_by, due, by_cron)
            select ?, gen_random_uuid(), ?, '0 0 0 1 1 ? 2090', false, 0, 'bench',
                date_trunc('second', now()) + interval '5 seconds', true
            from generate_series(1, ?)
            """;

    private static final String IS_DUE =
            """
            select exists (select from process_schedule
                where due <= now() + interval '10 seconds' and tenant = ? and batch_name = ?)
            """;

    private static final String FIRED =
            """
            select count(*) as fired, count(distinct f.run_id) as runs,
                extract(epoch from now() - max(f.slot)) as late
            from process_firing f join process_schedule s using (tenant, spid)
            where s.tenant = ? and s.batch_name = ?
            """;

    private static final String REMOVE =
            "delete from process_schedule where tenant = ? and batch_name = ?";

    private final Connection connection;
    private final String tenant;
    private final String batch;

    public Slots(Database database, String tenant, String batch) throws SQLException {
        this.connection = database.connect();
        this.tenant = tenant;
        this.batch = batch;
    }

    /** How many seconds after their slot the last of so many has fired, its run committed. */
    public double secondsLate(int count)
            throws SQLException, InterruptedException, TimeoutException {
        remove();
        schedule(count);
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (isAnyDue()) {
            if (System.nanoTime() > giveUp) {
                throw new TimeoutException("Not all slots fired in time");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        try (PreparedStatement statement = statement(FIRED);
                ResultSet row = statement.executeQuery()) {
            row.next();
            requireRuns(row, count);
            return row.getDouble("late");
        }
    }

    private boolean isAnyDue() throws SQLException {
        try (PreparedStatement statement = statement(IS_DUE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, tenant);
        statement.setString(2, batch);
        return statement;
    }

    private static void requireRuns(ResultSet row, int count) throws SQLException {
        if (row.getLong("fired") != count || row.getLong("runs") != count) {
            throw new IllegalStateException(
                    "%d slots fired %d times, with %d runs"
                            .formatted(count, row.getLong("fired"), row.getLong("runs")));
        }
    }

    private void schedule(int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SCHEDULE)) {
            statement.setString(1, tenant);
            statement.setString(2, batch);
            statement.setInt(3, count);
            statement.executeUpdate();
        }
    }

    private void remove() throws SQLException {
        try (PreparedStatement statement = statement(REMOVE)) {
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            remove();
        }
    }
}
