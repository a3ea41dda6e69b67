package io.millrace.scheduler.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Plans are made once and kept, and one that was made while a table looked empty may read all of it
 * for each row, or take an index that holds half of the key. So whenever this pod has written four
 * times as many rows as before, each of its connections makes its plans anew.
 */
final class FreshPlans {

    private static final long FIRST = 64;
    private static final int GROWTH = 4;

    private final Set<Integer> fresh = ConcurrentHashMap.newKeySet();
    private long written;
    private long due = FIRST;

    /** Rows were inserted or changed. */
    synchronized void wrote(int rows) {
        written += rows;
        if (written >= due) {
            due = written * GROWTH;
            fresh.clear();
        }
    }

    /**
     * How a transaction begins.
     *
     * @param backend of the connection, as PostgreSQL numbers them
     */
    String begin(int backend) {
        return fresh.add(backend) ? "DISCARD PLANS; BEGIN" : "BEGIN";
    }
}
