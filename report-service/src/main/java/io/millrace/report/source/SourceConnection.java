package io.millrace.report.source;

import io.millrace.report.table.ReportTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One read-only transaction in a data source. Blocks; used by one thread at a time, but for {@link
 * #cancel}.
 */
public final class SourceConnection implements AutoCloseable {

    private static final int CONNECT_SECONDS = 5;

    private static final String SETTING = "SELECT set_config(?, ?::text[]::text, true)";

    private static final String FORMAT =
            ") TO STDOUT WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')";

    private final Connection connection;

    private SourceConnection(Connection connection) {
        this.connection = connection;
    }

    static SourceConnection open(SourceAccess access) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(access.url());
        source.setUser(access.username());
        source.setPassword(access.password());
        source.setApplicationName("report-service");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setReadOnly(true);
        var opened = new SourceConnection(source.getConnection());
        try {
            opened.begin(access);
            return opened;
        } catch (SQLException failure) {
            opened.close();
            throw failure;
        }
    }

    /** Dates and times come out the same, whatever the database is set to. */
    private void begin(SourceAccess access) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION READ ONLY");
            statement.execute(
                    "SET LOCAL statement_timeout = " + access.statementTimeout().toMillis());
            statement.execute("SET LOCAL lock_timeout = '10s'");
            statement.execute("SET LOCAL search_path = pg_catalog");
            statement.execute("SET LOCAL timezone = 'UTC'");
            statement.execute("SET LOCAL datestyle = 'ISO, YMD'");
            statement.execute("SET LOCAL intervalstyle = 'iso_8601'");
            statement.execute("SET LOCAL extra_float_digits = 1");
        }
    }

    Connection connection() {
        return connection;
    }

    /** Fails where the view may not be read, or what it is made of is gone. Reads no row. */
    void requireReadable(ReportTable table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT FROM " + table.sql() + " LIMIT 0");
        }
    }

    /**
     * The rows of a statement of ours, each a line with its end, the names of the columns first.
     *
     * @param settings names of the settings by which the statement reads the values, in their order
     */
    public CopyOut copy(String statement, List<String> settings, List<List<String>> values)
            throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(SETTING)) {
            for (int i = 0; i < values.size(); i++) {
                set.setString(1, settings.get(i));
                set.setArray(2, connection.createArrayOf("text", values.get(i).toArray()));
                set.execute();
            }
        }
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + statement + FORMAT);
    }

    /** Ends what the database does for this connection; from any thread. */
    public void cancel() throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
