package io.millrace.bench.stack;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How far the reporting store is behind the scheduler's events. */
public final class Feed {

    private static final String EVENTS =
            "select coalesce(sum(next_offset), 0) from report.feed_position where topic = 'millrace.runs'";
    private static final String UNTOLD = "select count(*) from scheduler.outbox";
    private static final int QUIET_MILLIS = 3000;
    private static final int POLL_MILLIS = 20;

    private final Database database;
    private final long process;

    Feed(Database database, long process) {
        this.database = database;
        this.process = process;
    }

    /** Events of runs and tasks that are in the store. */
    public long events() throws SQLException {
        return number(EVENTS);
    }

    /** Stops the report service where it is. */
    public void hold() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void letGo() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status =
                new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill -" + name + " " + process + " ended " + status);
        }
    }

    /** Waits until no event comes any more. */
    public void awaitIdle() throws SQLException, InterruptedException, TimeoutException {
        storingRate(events());
    }

    /**
     * Events a second from the first new one to the last, which nothing followed for a while.
     *
     * @param before number of events before the first
     */
    public double storingRate(long before)
            throws SQLException, InterruptedException, TimeoutException {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        long began = 0;
        long ended = System.nanoTime();
        long first = before;
        long last = before;
        while (number(UNTOLD) > 0
                || System.nanoTime() - ended < TimeUnit.MILLISECONDS.toNanos(quiet(began))) {
            long now = events();
            if (now > last) {
                ended = System.nanoTime();
                if (began == 0) {
                    began = ended;
                    first = now;
                }
                last = now;
            }
            if (System.nanoTime() > giveUp) {
                throw new TimeoutException("The events are not through");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return began == 0 ? 0 : (last - first) * 1e9 / Math.max(1, ended - began);
    }

    /** A service that was held for long has to join its group again first. */
    private static int quiet(long began) {
        return began == 0 ? 5 * QUIET_MILLIS : QUIET_MILLIS;
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
