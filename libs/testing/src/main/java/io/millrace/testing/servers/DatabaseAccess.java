package io.millrace.testing.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of a service that runs as a process: for what its interface does not tell. */
public final class DatabaseAccess {

    private final String schema;
    private final DataSource source;

    private DatabaseAccess(String schema, DataSource source) {
        this.schema = schema;
        this.source = source;
    }

    /**
     * @param settings of the service, as {@link BackingServers#settings} gives them
     */
    public static DatabaseAccess of(String schema, Map<String, String> settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {setting(settings, "host")});
        source.setPortNumbers(new int[] {Integer.parseInt(setting(settings, "port"))});
        source.setDatabaseName(setting(settings, "database"));
        source.setUser(setting(settings, "username"));
        source.setPassword(setting(settings, "password"));
        source.setCurrentSchema(schema);
        return new DatabaseAccess(schema, source);
    }

    private static String setting(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get("millrace.postgresql." + name), name);
    }

    /** A transaction whose locks are in the way of the service until this is closed. */
    public static final class Hold implements AutoCloseable {

        private final Connection connection;

        private Hold(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            try (connection) {
                connection.rollback();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** Events are committed and not sent: a relay sends only under this lock. */
    public Hold holdRelay() {
        return hold("SELECT pg_advisory_xact_lock(hashtext('" + schema + "'), 8910)");
    }

    /** Events that wait are sent, and that they were cannot be committed. */
    public Hold holdSentEvents() {
        return hold("SELECT id FROM outbox FOR UPDATE");
    }

    /** A transaction that has an event to tell stops at it. */
    public Hold holdNewEvents() {
        return hold("LOCK TABLE outbox IN SHARE MODE");
    }

    /** A transaction stops before it does what an event from elsewhere asks for. */
    public Hold holdHeardEvents() {
        return hold("LOCK TABLE inbox IN SHARE MODE");
    }

    /** Whether a transaction has come to one of the holds on events. */
    public boolean isHeldUp() {
        return count(
                        """
                        SELECT count(*) FROM pg_locks
                        WHERE NOT granted AND relation IN ('outbox'::regclass, 'inbox'::regclass)
                        """)
                > 0;
    }

    /** Whatever the command locks, held until the end of its transaction. */
    public Hold hold(String lock) {
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(lock)) {
                statement.execute();
            }
            return new Hold(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The number that the query gives. */
    public long count(String query, Object... values) {
        return Long.parseLong(text(query, values));
    }

    /** The value that the query gives, as a text. */
    public String text(String query, Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(query)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return Objects.toString(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void change(String command, Object... values) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(command)) {
            bind(statement, values);
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
    }
}
