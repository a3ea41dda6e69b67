package io.millrace.report.generation;

import java.nio.charset.StandardCharsets;

/**
 * Lines as the database sends them, each whole, ended as RFC 4180 has it. The first holds the names
 * of the columns.
 */
final class CsvLines {

    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ObjectWriter file;
    private final Progress progress;
    private long lines;

    CsvLines(ObjectWriter file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /** A line with the database's own line end, one byte, at its end. */
    void write(byte[] line) {
        progress.check();
        file.write(line, line.length - 1);
        file.write(LINE_END, LINE_END.length);
        lines++;
        progress.rows(rows());
    }

    /** Lines without the header. */
    long rows() {
        return Math.max(0, lines - 1);
    }
}
