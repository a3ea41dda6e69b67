package io.millrace.bench.peer;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The limit of a chain: call, commit one row, and again. No state, no order, no recovery. */
public final class PlainLoop implements AutoCloseable {

    private static final String TABLE =
            """
            create table plain_loop (
              id bigint generated always as identity primary key,
              step int not null,
              ended_at timestamptz not null)\
            """;

    private final Connection connection;
    private final PlainCall call;
    private final PreparedStatement insert;

    public PlainLoop(Connection connection, URI worker) throws SQLException {
        this.connection = connection;
        call = new PlainCall(worker);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        insert =
                connection.prepareStatement(
                        "insert into plain_loop (step, ended_at) values (?, now())");
    }

    /** Every step's commit is on disk before the next step's call. */
    public Duration run(int steps) throws IOException, InterruptedException, SQLException {
        long start = System.nanoTime();
        for (int step = 0; step < steps; step++) {
            call.make();
            insert.setInt(1, step);
            insert.executeUpdate();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws SQLException {
        call.close();
        connection.close();
    }
}
