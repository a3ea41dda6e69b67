package io.millrace.bench.peer;

import io.millrace.bench.stack.Database;
import io.millrace.bench.stack.Jobs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commits the rows of callbacks with plain SQL, one callback per transaction, on 16 connections.
 * The tables are copies of the callback service's own, with every index and default; no HTTP, no
 * token, no check, and no partition to be found.
 */
public final class PlainSqlCallbacks implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final String TABLES =
            """
            create table job (like callback.job including all) with (fillfactor = 80);
            create table audit (like callback.audit including all);
            create table outbox (like callback.outbox including all);
            create sequence rest_audit_id\
            """;
    private static final String RESERVE =
            "insert into job (tenant, job_id, retire_at) values (?, ?, now() + interval '1 day')";

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final List<PlainSqlCallback> callbacks = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Database database;
    private final String tenant;

    public PlainSqlCallbacks(Database database, String tenant) throws SQLException {
        this.database = database;
        this.tenant = tenant;
        database.createPeerSchema();
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = database.connectPeer();
            connections.add(connection);
            if (i == 0) {
                connection.createStatement().execute(TABLES);
            }
            callbacks.add(new PlainSqlCallback(connection, tenant));
        }
    }

    /** Commits so many callbacks of jobs that are there already. */
    public Duration run(int count) throws InterruptedException, SQLException, ExecutionException {
        int end = next.get() + count;
        reserve(next.get(), end);
        long start = System.nanoTime();
        List<Callable<Void>> work = callbacks.stream().map(one -> until(end, one)).toList();
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        next.set(end);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void reserve(int first, int end) throws SQLException {
        try (PreparedStatement insert = connections.getFirst().prepareStatement(RESERVE)) {
            for (int number = first; number < end; number++) {
                insert.setString(1, tenant);
                insert.setString(2, Jobs.idOf(number));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        for (Connection connection : connections) {
            connection.close();
        }
        database.createPeerSchema();
    }

    private Callable<Void> until(int end, PlainSqlCallback callback) {
        return () -> {
            for (int id = next.getAndIncrement(); id < end; id = next.getAndIncrement()) {
                callback.commit(Jobs.idOf(id));
            }
            return null;
        };
    }
}
