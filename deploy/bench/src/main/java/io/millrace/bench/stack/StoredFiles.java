package io.millrace.bench.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Records of stored files, written by SQL into the file service's own table. */
public final class StoredFiles {

    private static final String INSERT =
            """
            insert into file.file (tenant, prefix, name, size_bytes, mime_type, object_key, created_by,
              created_at, state, stored_at, open_until)
            select ?, ?, 'BENCH-' || n || '.csv', 7654, 'text/csv', ? || '/bench/' || gen_random_uuid(),
              'bench', now(), 'STORED', now(), now() from generate_series(1, ?) n\
            """;
    private static final String IDS = "select min(id), max(id) from file.file where prefix = ?";
    private static final String DELETE = "delete from file.file where prefix = ?";

    private final Database database;
    private final String tenant;

    public StoredFiles(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Ids of the first and the last of them. */
    public record Ids(long first, long last) {}

    public Ids add(int number) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(INSERT);
                Statement vacuum = connection.createStatement()) {
            insert.setString(1, tenant);
            insert.setString(2, FileApi.PREFIX);
            insert.setString(3, tenant);
            insert.setInt(4, number);
            insert.executeUpdate();
            vacuum.execute("vacuum (analyze) file.file");
            return ids(connection);
        }
    }

    /** How many there are, announced ones included. */
    public long count() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement query =
                        connection.prepareStatement(IDS.replace("min(id), max(id)", "count(*)"))) {
            query.setString(1, FileApi.PREFIX);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    public void remove() throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement delete = connection.prepareStatement(DELETE);
                Statement vacuum = connection.createStatement()) {
            delete.setString(1, FileApi.PREFIX);
            delete.executeUpdate();
            vacuum.execute("vacuum (analyze) file.file");
        }
    }

    private static Ids ids(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(IDS)) {
            query.setString(1, FileApi.PREFIX);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return new Ids(result.getLong(1), result.getLong(2));
            }
        }
    }
}
