package io.millrace.bench.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * db-scheduler doing the same calls: one-time tasks, lock-and-fetch polling, its own schema. A
 * "run" is one {@code scheduleBatch} of its tasks; those have no order between them, as in the
 * bench's batch.
 */
public final class DbSchedulerTasks implements AutoCloseable {

    private static final String TABLE =
            """
            create table scheduled_tasks (
              task_name text not null,
              task_instance text not null,
              task_data bytea,
              execution_time timestamptz,
              picked boolean not null,
              picked_by text,
              last_success timestamptz,
              last_failure timestamptz,
              consecutive_failures int,
              last_heartbeat timestamptz,
              version bigint not null,
              priority smallint,
              state text,
              primary key (task_name, task_instance));
            create index on scheduled_tasks (execution_time);
            create index on scheduled_tasks (last_heartbeat)\
            """;

    private final HikariDataSource dataSource;
    private final PlainCall call;
    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;
    private volatile CountDownLatch remaining = new CountDownLatch(0);
    private int runs;

    public DbSchedulerTasks(HikariDataSource dataSource, URI worker, int threads)
            throws SQLException {
        this.dataSource = dataSource;
        createTable();
        call = new PlainCall(worker);
        task = Tasks.oneTime("call").execute((instance, context) -> callWorker());
        scheduler =
                Scheduler.create(dataSource, task)
                        .threads(threads)
                        .pollUsingLockAndFetch(1.0, 4.0)
                        .pollingInterval(Duration.ofMillis(100))
                        .addSchedulerListener(new CompletedTasks(() -> remaining.countDown()))
                        .build();
        scheduler.start();
    }

    /**
     * Schedules the runs from 16 threads and waits until every task was called and its row settled.
     */
    public Duration run(int count, int tasks) throws InterruptedException, TimeoutException {
        remaining = new CountDownLatch(count * tasks);
        int first = runs;
        runs += count;
        long start = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            IntStream.range(first, runs)
                    .forEach(run -> callers.execute(() -> schedule(run, tasks)));
        }
        if (!remaining.await(5, TimeUnit.MINUTES)) {
            throw new TimeoutException("db-scheduler did not end its tasks within 5 minutes");
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        scheduler.stop();
        call.close();
        dataSource.close();
    }

    private void createTable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    private void schedule(int run, int tasks) {
        List<TaskInstance<?>> instances =
                IntStream.range(0, tasks)
                        .<TaskInstance<?>>mapToObj(number -> task.instance(run + "-" + number))
                        .toList();
        scheduler.scheduleBatch(instances, Instant.now());
    }

    private void callWorker() {
        try {
            call.make();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
