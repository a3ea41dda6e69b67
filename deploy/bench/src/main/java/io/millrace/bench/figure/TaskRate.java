package io.millrace.bench.figure;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.bench.peer.DbSchedulerTasks;

/** Tasks a second in runs of five, against db-scheduler making the same calls. */
public final class TaskRate implements Figure {

    /** The best of 16, 32 and 64 threads with 8, 16 and 32 connections, tried on two cores. */
    private static final int PEER_THREADS = 32;

    private static final int PEER_CONNECTIONS = 16;

    @Override
    public String title() {
        return "tasks in runs of 5, against db-scheduler";
    }

    @Override
    public Bar bar() {
        return Bar.atLeast(2);
    }

    @Override
    public Measurement measure(Workbench bench) throws Exception {
        HikariDataSource pool = bench.database().poolForPeer(PEER_CONNECTIONS);
        try (SmallRuns ours = new SmallRuns(bench);
                DbSchedulerTasks peer =
                        new DbSchedulerTasks(pool, bench.worker().baseUrl(), PEER_THREADS)) {
            return new Rounds(bench, "tasks/s")
                    .inTurn(ours::tasksPerSecond, () -> tasksPerSecond(peer, bench.size().runs()));
        }
    }

    private static double tasksPerSecond(DbSchedulerTasks peer, int runs) throws Exception {
        return runs * SmallRuns.TASKS * 1e9 / peer.run(runs, SmallRuns.TASKS).toNanos();
    }
}
