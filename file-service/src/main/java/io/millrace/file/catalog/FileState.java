package io.millrace.file.catalog;

/** What became of an announced file. Only a STORED one is a file to callers. */
public enum FileState {
    /** A URL was given out; the bytes may come. */
    ANNOUNCED,
    /** The bytes are there and as many as announced. */
    STORED,
    /** Other bytes came than announced. */
    FAILED,
    /** Nothing came in time. */
    EXPIRED,
    /** Somebody deleted it; the object goes, then the row. */
    DELETED
}
