package io.millrace.local.cli;

import io.millrace.local.stack.Memory;
import io.millrace.local.stack.ProcessRecord;
import java.util.List;
import java.util.Optional;

/** The processes with addresses, memory and start times. */
final class StatusTable {
    private static final String ROW = "  %-18s %-8s %-24s %8s %9s %9s";

    private final Console console;

    StatusTable(Console console) {
        this.console = console;
    }

    /** Whether all of them run. */
    boolean print(List<ProcessRecord> records) {
        console.line(ROW, "NAME", "STATE", "ADDRESS", "PID", "MEMORY", "START");
        records.forEach(this::row);
        long memory =
                records.stream()
                        .flatMap(record -> record.process().stream())
                        .mapToLong(Memory::residentMegabytes)
                        .sum();
        console.line(ROW, "", "", "", "", memory + " MB", "");
        return records.stream().allMatch(record -> record.process().isPresent());
    }

    private void row(ProcessRecord record) {
        Optional<ProcessHandle> process = record.process();
        console.line(
                ROW,
                record.name(),
                process.isPresent() ? "UP" : "GONE",
                "127.0.0.1:" + record.port(),
                record.pid(),
                process.map(running -> Memory.residentMegabytes(running) + " MB").orElse("-"),
                Console.seconds(record));
    }
}
