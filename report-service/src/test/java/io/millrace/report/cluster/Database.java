package io.millrace.report.cluster;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of the pods, as a test looks at it. */
final class Database {

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    Database(Map<String, String> settings) {
        source.setUrl(url(settings));
        source.setUser(settings.get("millrace.postgresql.username"));
        source.setPassword(settings.get("millrace.postgresql.password"));
        source.setCurrentSchema("report");
    }

    /** That of no other fleet. */
    String name() {
        return String.valueOf(source.getDatabaseName());
    }

    static String url(Map<String, String> settings) {
        return "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        settings.get("millrace.postgresql.host"),
                        settings.get("millrace.postgresql.port"),
                        settings.get("millrace.postgresql.database"));
    }

    /** Of another database on the same server. */
    String urlOf(String database) {
        return source.getUrl().replace("/" + name(), "/" + database);
    }

    void run(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A transaction whose locks are in the way of others until this is closed. */
    Connection hold(String lock) {
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(lock);
            }
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String value(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return Objects.toString(rows.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
