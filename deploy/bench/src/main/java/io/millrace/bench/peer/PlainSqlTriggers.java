package io.millrace.bench.peer;

import io.millrace.bench.stack.Database;
import java.sql.Connection;
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
 * Commits the rows of triggers with plain SQL, one run per transaction, on 16 connections. The
 * tables are copies of the scheduler's own, with every index and default; no HTTP, no token, no
 * check, and no partition to be found.
 */
public final class PlainSqlTriggers implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final String TABLES =
            """
            create table run (like scheduler.run including all);
            create table task (like scheduler.task including all);
            create table outbox (like scheduler.outbox including all)\
            """;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final List<PlainSqlTrigger> triggers = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    public PlainSqlTriggers(Database database, String tenant) throws SQLException {
        long firstMillis = System.currentTimeMillis();
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = database.connectPeer();
            connections.add(connection);
            if (i == 0) {
                connection.createStatement().execute(TABLES);
            }
            triggers.add(new PlainSqlTrigger(connection, tenant, firstMillis));
        }
    }

    /** Commits so many triggers. */
    public Duration run(int count) throws InterruptedException, SQLException, ExecutionException {
        int end = next.get() + count;
        long start = System.nanoTime();
        List<Callable<Void>> work = triggers.stream().map(trigger -> until(end, trigger)).toList();
        for (Future<Void> done : threads.invokeAll(work)) {
            done.get();
        }
        next.set(end);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        for (Connection connection : connections) {
            connection.close();
        }
    }

    private Callable<Void> until(int end, PlainSqlTrigger trigger) {
        return () -> {
            for (int id = next.getAndIncrement(); id < end; id = next.getAndIncrement()) {
                trigger.commit(id);
            }
            return null;
        };
    }
}
