package io.millrace.bench.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The bench's runs as the database holds them: what an answer promised must be there. */
public final class Runs implements AutoCloseable {

    private static final String ONGOING =
            "select exists (select from run where tenant = ? and batch_name = ? and status = 'ONGOING')";
    private static final String SUCCESSFUL =
            "select count(*) from run where tenant = ? and batch_name = ? and status = 'SUCCESSFUL'";
    private static final String TASKS =
            """
            select count(*) from run r
            join task t on (t.tenant, t.created_on, t.run_id) = (r.tenant, r.created_on, r.id)
            where r.tenant = ? and r.batch_name = ? and t.state = 'SUCCESSFUL'\
            """;
    private static final String REMOVE_TASKS =
            """
            delete from task t using run r
            where (t.tenant, t.created_on, t.run_id) = (r.tenant, r.created_on, r.id)
              and r.tenant = ? and starts_with(r.batch_name, ?)\
            """;
    private static final String REMOVE_RUNS =
            "delete from run where tenant = ? and starts_with(batch_name, ?)";

    private final Connection connection;
    private final String tenant;
    private final Map<String, Long> accepted = new HashMap<>();

    Runs(Database database, String tenant) throws SQLException {
        connection = database.connect();
        this.tenant = tenant;
    }

    /** Waits until the batch has no run under way. */
    public void awaitEnd(String batch) throws SQLException, InterruptedException, TimeoutException {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (ask(ONGOING, batch) > 0) {
            if (System.nanoTime() > giveUp) {
                throw new TimeoutException(batch + " still has runs under way after 10 minutes");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Remembers triggers that were answered with success. */
    public void accepted(String batch, long count) {
        accepted.merge(batch, count, Long::sum);
    }

    /** Fails unless each accepted run of the batch is SUCCESSFUL, with so many tasks that are. */
    public void verify(String batch, long tasksEach) throws SQLException {
        long runs = accepted.getOrDefault(batch, 0L);
        long successful = ask(SUCCESSFUL, batch);
        long tasks = ask(TASKS, batch);
        if (successful != runs || tasks != runs * tasksEach) {
            throw new IllegalStateException(
                    "%s: %d runs were accepted, but %d runs and %d tasks are SUCCESSFUL"
                            .formatted(batch, runs, successful, tasks));
        }
    }

    /** Removes every run of the bench and gives the space back, so that a figure starts clean. */
    public void remove() throws SQLException {
        accepted.clear();
        remove(REMOVE_TASKS);
        remove(REMOVE_RUNS);
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) task");
            statement.execute("vacuum (analyze) run");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void remove(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            statement.setString(2, Definitions.PREFIX);
            statement.executeUpdate();
        }
    }

    private long ask(String question, String batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, tenant);
            statement.setString(2, batch);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getObject(1) instanceof Boolean yes
                        ? (yes ? 1 : 0)
                        : result.getLong(1);
            }
        }
    }
}
