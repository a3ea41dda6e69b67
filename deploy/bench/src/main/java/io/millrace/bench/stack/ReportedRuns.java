package io.millrace.bench.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Runs in the reporting store, written by SQL into the report service's own table. */
public final class ReportedRuns {

    private static final String INSERT =
            """
            insert into report.run
            select ?, ? || '_2026-01-31_' || n || '_1', ?, 'rest', null, '2026-01-31', 'SUCCESSFUL', 0, 'bench',
              now() - n * interval '1 ms', now(), 5, 0 from generate_series(1, ?) n on conflict do nothing\
            """;
    private static final String DELETE = "delete from report.run where starts_with(batch_name, ?)";
    private static final String REQUEST =
            "select statement, bindings from report.report_request where id = ?";
    private static final String SET =
            """
            select set_config('millrace.p' || v.number, array(select jsonb_array_elements_text(v.texts))::text, true)
            from jsonb_array_elements(?::jsonb) with ordinality v(texts, number)\
            """;

    private final Database database;
    private final String tenant;

    ReportedRuns(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** At least so many of the batch. */
    public void add(String batch, int number) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                Statement vacuum = connection.createStatement()) {
            insert.setString(1, tenant);
            insert.setString(2, batch);
            insert.setString(3, batch);
            insert.setInt(4, number);
            insert.executeUpdate();
            vacuum.execute("vacuum (analyze) report.run");
        }
    }

    /** Copies the rows of a report to nowhere, by the report's own statement; their number. */
    public long copy(long request) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            CopyOut rows = copyOut(connection, request);
            long number = 0;
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                number++;
            }
            return number - 1;
        }
    }

    private static CopyOut copyOut(Connection connection, long request) throws SQLException {
        List<String> found = statementAndBindings(connection, request);
        try (PreparedStatement set = connection.prepareStatement(SET);
                Statement session = connection.createStatement()) {
            session.execute("set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'");
            set.setString(1, found.getLast());
            set.execute();
        }
        String copy = "copy (" + found.getFirst() + ") to stdout with (format csv, header true)";
        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
    }

    private static List<String> statementAndBindings(Connection connection, long request)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(REQUEST)) {
            query.setLong(1, request);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return new ArrayList<>(List.of(result.getString(1), result.getString(2)));
            }
        }
    }

    /** Removes those of all batches of the bench. */
    public void remove() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement delete = connection.prepareStatement(DELETE);
                Statement vacuum = connection.createStatement()) {
            delete.setString(1, Definitions.PREFIX);
            delete.executeUpdate();
            vacuum.execute("vacuum (analyze) report.run");
        }
    }
}
