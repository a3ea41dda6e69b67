package io.millrace.bench.stack;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The stack's PostgreSQL, as the scheduler's own role. */
public record Database(String host, int port, String name, String user, String password) {

    public static final String SCHEDULER = "scheduler";
    private static final String PEER = "scheduler_bench";

    /** A connection to the scheduler's own tables. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(SCHEDULER), credentials());
    }

    /** A connection to the schema of the peers. */
    public Connection connectPeer() throws SQLException {
        return DriverManager.getConnection(url(PEER), credentials());
    }

    /** A pool on the schema of the peers. */
    public HikariDataSource poolForPeer(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url(PEER));
        config.setDataSourceProperties(credentials());
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** Makes the schema of the peers anew, empty. */
    public void createPeerSchema() throws SQLException {
        dropPeerSchema();
        execute("create schema " + PEER);
    }

    public void dropPeerSchema() throws SQLException {
        execute("set client_min_messages = warning; drop schema if exists " + PEER + " cascade");
    }

    /** Runs SQL that has no parameters. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A setting of the server, as it is shown. */
    public String setting(String setting) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    private String url(String schema) {
        return "jdbc:postgresql://%s:%d/%s?currentSchema=%s&prepareThreshold=1"
                .formatted(host, port, name, schema);
    }

    private Properties credentials() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }
}
