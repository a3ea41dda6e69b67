package io.millrace.platform.retention;

/** Rows that may go. A bean of this kind is asked at every tick. */
public interface Pruning {

    /** What is pruned, for the log. */
    String subject();

    /** A statement that deletes some of the rows, skipping those that are locked. */
    String statement();

    /** As many rows as the statement deletes at most; it is repeated while it deletes them all. */
    int batchSize();
}
