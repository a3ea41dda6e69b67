package io.millrace.report.queue;

/**
 * A file that is in the store.
 *
 * @param rows without the header
 */
public record MadeFile(long rows, long sizeBytes) {}
