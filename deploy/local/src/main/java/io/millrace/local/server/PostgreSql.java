package io.millrace.local.server;

import io.millrace.local.cache.FileTree;
import io.millrace.local.process.Launch;
import io.millrace.local.process.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL server on its own copy of a prepared cluster. */
public final class PostgreSql implements Server {
    public static final String SUPERUSER = Cluster.SUPERUSER;

    private static final List<String> FORGETFUL =
            List.of("-c", "fsync=off", "-c", "full_page_writes=off");

    private final Path folder;
    private final int port;
    private final Cluster cluster;
    private final PostgreSqlBinaries binaries;
    private final boolean durable;

    /**
     * @param folder keeps the data; taken over as it is when it holds a copy of the same cluster
     * @param durable whether commits survive a crash of the machine, not only of the server
     */
    PostgreSql(
            Path folder, int port, Cluster cluster, PostgreSqlBinaries binaries, boolean durable) {
        this.folder = folder;
        this.port = port;
        this.cluster = cluster;
        this.binaries = binaries;
        this.durable = durable;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    public int port() {
        return port;
    }

    /** Another one when the data would not fit together. */
    public String build() {
        return cluster.name();
    }

    public String superuserPassword() {
        return secrets().value(Cluster.SUPERUSER_PASSWORD);
    }

    /** What is written in the cluster's tables, the realm's secrets among it. */
    public Secrets secrets() {
        return cluster.secrets();
    }

    @Override
    public Launch launch() {
        try {
            copyClusterOnce();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Launch(command(), Map.of(), folder, folder.resolve("postgresql.log"), "INT");
    }

    private List<String> command() {
        List<String> command =
                new ArrayList<>(
                        binaries.command("postgres", "-D", folder.resolve("data").toString()));
        command.addAll(List.of("-p", Integer.toString(port)));
        for (String setting :
                List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=300",
                        "shared_buffers=128MB",
                        "timezone=UTC",
                        "log_timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        if (!durable) {
            command.addAll(FORGETFUL);
        }
        return command;
    }

    private void copyClusterOnce() throws IOException {
        Path mark = folder.resolve("cluster");
        if (Files.exists(mark) && Files.readString(mark).equals(cluster.name())) {
            return;
        }
        Files.createDirectories(folder);
        Files.deleteIfExists(mark);
        FileTree.remove(folder.resolve("data"));
        FileTree.copy(cluster.data(), folder.resolve("data"));
        Files.writeString(mark, cluster.name());
    }

    @Override
    public boolean isReady() {
        try (Connection connection = asSuperuser("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** A connection that may do everything. */
    public Connection asSuperuser(String database) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url(database));
        source.setUser(SUPERUSER);
        source.setPassword(superuserPassword());
        return source.getConnection();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
